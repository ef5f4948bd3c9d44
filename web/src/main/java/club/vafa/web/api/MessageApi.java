package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.member.Channel;
import club.vafa.message.End;
import club.vafa.message.Kind;
import club.vafa.message.Lane;
import club.vafa.message.MemberMessage;
import club.vafa.message.MonthCost;
import club.vafa.value.MemberId;
import club.vafa.value.MessageId;
import club.vafa.value.Money;
import club.vafa.value.RunId;
import club.vafa.web.Call;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.json.Doc;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** What was sent: to one member, and what it cost. */
public final class MessageApi {
  private static final int MONTHS_DEFAULT = 12;

  /** Which months are wanted. */
  public record CostQuery(
      @Doc(value = "A day of the first month; a year ago where it is left out.", example = "2026-01-01") Optional<LocalDate> from,
      @Doc(value = "A day of the last month; today where it is left out.", example = "2026-06-30") Optional<LocalDate> until) {}

  /** A month of a channel. */
  public record CostView(
      @Doc(value = "The first day of the month.", example = "2026-06-01") LocalDate month,
      @Doc(value = "The channel.", example = "sms") Channel channel,
      @Doc(value = "Caused by members' own acts, or club messages.", example = "club") Kind kind,
      @Doc(value = "Messages that were sent.", example = "1200") long messages,
      @Doc(value = "Parts of them, as a carrier bills them.", example = "1350") long parts,
      @Doc("What they cost, at the prices of their time.") Money cost) {}

  public record CostsView(@Doc("By month, channel and kind; what has no line was not used.") List<CostView> months, @Doc("All of it.") Money total) {}

  /** One message. What it says is not told. */
  public record MessageView(
      MessageId id,
      @Doc(value = "The channel it waits on, or went by.", example = "telegram") Channel channel,
      @Doc(value = "Caused by the member's own act, or a club message.", example = "service") Kind kind,
      @Doc(value = "How urgent it is.", example = "reply") Lane lane,
      @Doc("The campaign's run it belongs to.") Optional<RunId> run,
      @Doc("When it was queued.") Instant createdAt,
      @Doc(value = "How it ended; left out while it is open.", example = "sent") Optional<End> ending,
      @Doc("When it ended.") Optional<Instant> endedAt,
      @Doc(value = "Why it was not sent, or what an open one waits for.", example = "NO_CONSENT") Optional<String> reason,
      @Doc(value = "The last state that the provider has told.", example = "DELIVERED") Optional<String> delivery,
      @Doc(value = "Attempts so far.", example = "1") int attempts,
      @Doc(value = "Parts, as a carrier bills them.", example = "1") int parts,
      @Doc("What it cost.") Money cost) {}

  private final Core core;

  public MessageApi(Core core) {
    this.core = core;
  }

  public Reply costs(Call call) {
    var query = call.query(CostQuery.class);
    var last = YearMonth.from(query.until().orElseGet(core.clubs::today));
    var first = query.from().map(YearMonth::from).orElse(last.minusMonths(MONTHS_DEFAULT - 1L));
    var months = core.messages.costs(first, last);
    return Reply.of(new CostsView(months.stream().map(this::view).toList(), money(months.stream().mapToLong(MonthCost::cost).sum())));
  }

  public Reply ofMember(Call call) {
    var page = call.pageById();
    return core.db.read(h -> call.id("member", MemberId::new).flatMap(id -> core.members.byId(h, id))
        .map(member -> Reply.of(core.messages.ofMember(h, core.members.idsOf(h, member.id()), page).map(this::view)))
        .orElseGet(Refusals::notFound));
  }

  private CostView view(MonthCost cost) {
    return new CostView(cost.month(), cost.channel(), cost.kind(), cost.messages(), cost.parts(), money(cost.cost()));
  }

  private MessageView view(MemberMessage m) {
    return new MessageView(m.id(), m.channel(), m.kind(), m.inLane(), m.runId(), m.createdAt(), m.ending(), m.endedAt(), m.reason(), m.delivery(),
        m.attempts(), m.parts(), money(m.cost()));
  }

  private Money money(long amount) {
    return new Money(amount, core.clubs.settings().money());
  }
}
