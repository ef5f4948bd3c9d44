package club.vafa.message;

import club.vafa.club.ClubSettings;
import club.vafa.member.Channel;
import club.vafa.member.ConsentKind;
import club.vafa.member.Consents;
import club.vafa.member.Reach;
import club.vafa.value.MemberId;
import club.vafa.value.MessageId;
import club.vafa.value.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * What each message passes at the moment of sending, in this order: whether its run is still on, consent and reach, quiet hours, the
 * frequency cap over all channels, the chat's own rate. The channel's rate comes after it, in the outbox.
 */
final class Gate {
  private static final int CAP_WINDOW_DAYS = 7;

  private final Consents consents;
  private final Reach reach;
  private final Runs runs;

  Gate(Consents consents, Reach reach, Runs runs) {
    this.consents = consents;
    this.reach = reach;
    this.runs = runs;
  }

  /** The verdict on each message of a channel's batch; one statement for each question, however many they are. */
  Map<MessageId, Verdict> verdicts(Handle h, List<OpenRow> batch, Instant now, ClubSettings settings, Channel channel) {
    var pass = new Pass(now);
    var states = states(h, batch);
    var on = pass.stop(batch, row -> ofRun(row, states));
    var lost = reach.lostOf(h, channel, on.stream().map(OpenRow::address).distinct().toList());
    var reached = pass.stop(on, row -> refusedIf(lost.contains(row.address()), Refusal.NO_REACH));
    var club = members(reached);
    // Held from here on until it is committed that they are being sent: whoever withdraws consent waits, and two channels do not serve one
    // member beyond the cap at the same time.
    consents.hold(h, club);
    var agreed = consents.allowing(h, club, channel, ConsentKind.CLUB);
    var allowed = pass.stop(reached, row -> refusedIf(row.kind() == Kind.CLUB && row.memberId().filter(agreed::contains).isEmpty(),
        Refusal.NO_CONSENT));
    var quietEnd = QuietHours.of(settings).endIfQuiet(now);
    var awake = pass.stop(allowed, row -> quietEnd.filter(end -> row.kind() == Kind.CLUB).map(end -> new Verdict.Defer(end, Waiting.QUIET)));
    var within = withinCap(h, pass, awake, settings);
    atTheChatsPace(h, pass, within, channel);
    return pass.verdicts;
  }

  /** One pass over a batch: who is stopped at a question is not asked the next. */
  private static final class Pass {
    private final Map<MessageId, Verdict> verdicts = new LinkedHashMap<>();
    private final Instant now;

    Pass(Instant now) {
      this.now = now;
    }

    List<OpenRow> stop(List<OpenRow> rows, Function<OpenRow, Optional<? extends Verdict>> question) {
      var through = new ArrayList<OpenRow>(rows.size());
      for (var row : rows) {
        Optional<? extends Verdict> stopped = row.expiresAt().filter(end -> !now.isBefore(end)).isPresent()
            ? Optional.of(new Verdict.Refuse(Refusal.EXPIRED)) : question.apply(row);
        verdicts.put(row.id(), stopped.isPresent() ? stopped.get() : new Verdict.Go());
        if (stopped.isEmpty()) {
          through.add(row);
        }
      }
      return through;
    }
  }

  private Map<RunId, RunState> states(Handle h, List<OpenRow> batch) {
    var asked = batch.stream().flatMap(row -> row.runId().stream()).distinct().toList();
    return asked.isEmpty() ? Map.of() : runs.states(h, asked);
  }

  private static Optional<Verdict> ofRun(OpenRow row, Map<RunId, RunState> states) {
    return row.runId().flatMap(run -> switch (states.getOrDefault(run, RunState.CANCELLED)) {
      case PAUSED -> Optional.of(new Verdict.Stay());
      case CANCELLED, FINISHED -> Optional.of(new Verdict.Cancel());
      case RUNNING -> Optional.empty();
    });
  }

  private static Optional<Verdict> refusedIf(boolean refused, Refusal why) {
    return refused ? Optional.of(new Verdict.Refuse(why)) : Optional.empty();
  }

  private static List<MemberId> members(List<OpenRow> rows) {
    return rows.stream().filter(row -> row.kind() == Kind.CLUB).flatMap(row -> row.memberId().stream()).distinct().toList();
  }

  private static List<OpenRow> withinCap(Handle h, Pass pass, List<OpenRow> rows, ClubSettings settings) {
    var members = members(rows);
    var had = new HashMap<>(CapSql.had(h, members, pass.now.minus(Duration.ofDays(CAP_WINDOW_DAYS)), pass.now));
    return pass.stop(rows, row -> refusedIf(row.kind() == Kind.CLUB
        && had.merge(row.memberId().orElseThrow(), 1, Integer::sum) > settings.frequencyCapPerWeek(), Refusal.FREQUENCY_CAP));
  }

  private static void atTheChatsPace(Handle h, Pass pass, List<OpenRow> rows, Channel channel) {
    var pace = RateSql.pace(h, channel);
    // A code is wanted at once.
    var paced = rows.stream().filter(row -> row.inLane() != Lane.CODE).toList();
    if (pace.chatGap().isZero() || paced.isEmpty()) {
      return;
    }
    var waits = RateSql.chatWaits(h, channel, paced.stream().map(OpenRow::address).distinct().toList(), pace);
    var served = new HashSet<String>();
    // One chat gets one message of a batch; another one comes after its gap.
    pass.stop(paced, row -> Optional.ofNullable(served.add(row.address()) ? waits.get(row.address()) : pace.chatGap())
        .map(wait -> new Verdict.Defer(pass.now.plus(wait), Waiting.RATE)));
  }
}
