package club.vafa.message;

import club.vafa.club.ClubSettings;
import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.member.ConsentKind;
import club.vafa.member.Consents;
import club.vafa.member.Reach;
import club.vafa.value.MessageId;
import club.vafa.value.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * What each message passes at the moment of sending, in this order: whether its run is still on, consent and reach, quiet hours, the
 * frequency cap over all channels, the chat's own rate. The channel's rate comes after it, in the outbox.
 */
final class Gate {
  private static final int CAP_WINDOW_DAYS = 7;

  /** One pass over a batch. */
  record Pass(Handle h, Instant now, ClubSettings settings, Map<RunId, RunState> runs, Pace pace) {}

  private final Consents consents;
  private final Reach reach;
  private final Runs runs;

  Gate(Consents consents, Reach reach, Runs runs) {
    this.consents = consents;
    this.reach = reach;
    this.runs = runs;
  }

  /** The verdict on each, in the order of the batch. */
  Map<MessageId, Verdict> verdicts(Handle h, List<OpenRow> batch, Instant now, ClubSettings settings, Channel channel) {
    var verdicts = new LinkedHashMap<MessageId, Verdict>();
    batch.forEach(row -> verdicts.put(row.id(), new Verdict.Go()));
    CapSql.lock(h, batch.stream().filter(row -> row.kind() == Kind.CLUB).flatMap(row -> row.memberId().stream()).toList());
    var pass = new Pass(h, now, settings, states(h, batch), RateSql.pace(h, channel));
    // By address, so that two batches which touch the same chats lock them in the same order.
    batch.stream().sorted(Comparator.comparing(OpenRow::address)).forEach(row -> verdicts.put(row.id(), verdict(pass, row)));
    return verdicts;
  }

  private Map<RunId, RunState> states(Handle h, List<OpenRow> batch) {
    var asked = batch.stream().flatMap(row -> row.runId().stream()).distinct().toList();
    return asked.isEmpty() ? Map.of() : runs.states(h, asked);
  }

  private Verdict verdict(Pass pass, OpenRow row) {
    if (row.expiresAt().filter(end -> !pass.now().isBefore(end)).isPresent()) {
      return new Verdict.Refuse(Refusal.EXPIRED);
    }
    if (row.runId().isPresent()) {
      switch (pass.runs().getOrDefault(row.runId().get(), RunState.CANCELLED)) {
        case PAUSED -> {
          return new Verdict.Stay();
        }
        case CANCELLED, FINISHED -> {
          return new Verdict.Cancel();
        }
        case RUNNING -> { }
      }
    }
    if (!reach.reachable(pass.h(), new ChatAddress(row.channel(), row.address()))) {
      return new Verdict.Refuse(Refusal.NO_REACH);
    }
    return row.kind() == Kind.CLUB ? club(pass, row) : chat(pass, row);
  }

  private Verdict club(Pass pass, OpenRow row) {
    // A club message needs a member who asked for such messages on this channel.
    if (row.memberId().isEmpty() || !consents.allows(pass.h(), row.memberId().get(), row.channel(), ConsentKind.CLUB)) {
      return new Verdict.Refuse(Refusal.NO_CONSENT);
    }
    var settings = pass.settings();
    var quietEnd = QuietHours.of(settings).endIfQuiet(pass.now());
    if (quietEnd.isPresent()) {
      return new Verdict.Defer(quietEnd.get(), Waiting.QUIET);
    }
    if (CapSql.had(pass.h(), row.memberId().get(), pass.now().minus(Duration.ofDays(CAP_WINDOW_DAYS))) >= settings.frequencyCapPerWeek()) {
      return new Verdict.Refuse(Refusal.FREQUENCY_CAP);
    }
    return chat(pass, row);
  }

  private Verdict chat(Pass pass, OpenRow row) {
    // A code is wanted at once.
    if (pass.pace().chatGap().isZero() || row.inLane() == Lane.CODE) {
      return new Verdict.Go();
    }
    return RateSql.chatWait(pass.h(), row.channel(), row.address(), pass.pace())
        .<Verdict>map(wait -> new Verdict.Defer(pass.now().plus(wait), Waiting.RATE)).orElseGet(Verdict.Go::new);
  }
}
