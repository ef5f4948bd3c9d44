package club.vafa.web.api;

import club.vafa.calendar.Anniversary;
import club.vafa.calendar.CalendarDate;
import club.vafa.calendar.CalendarKind;
import club.vafa.calendar.LeapChoice;
import club.vafa.ledger.Balance;
import club.vafa.ledger.Explanation;
import club.vafa.ledger.Reason;
import club.vafa.ledger.StatementLine;
import club.vafa.ledger.Unit;
import club.vafa.member.Channel;
import club.vafa.member.ConsentKind;
import club.vafa.member.How;
import club.vafa.member.MemberLine;
import club.vafa.member.MemberStatus;
import club.vafa.member.Profiles;
import club.vafa.tier.Standing;
import club.vafa.value.Language;
import club.vafa.value.MemberId;
import club.vafa.value.TransferId;
import club.vafa.web.json.Doc;
import club.vafa.web.json.WrongField;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Members and their points on the wire. */
public final class MemberShapes {
  private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

  private MemberShapes() {
  }

  /** Which members are wanted: by at most one of these. */
  public record MemberQueryParameters(
      @Doc(value = "The phone number, as people write it.", max = 40) Optional<String> phone,
      @Doc(value = "The card's number, or what was scanned from its QR.", max = 100) Optional<String> card,
      @Doc(value = "How the name begins.", example = "سارا", max = 60) Optional<String> name) {
    public MemberQueryParameters {
      if ((phone.isPresent() ? 1 : 0) + (card.isPresent() ? 1 : 0) + (name.isPresent() ? 1 : 0) > 1) {
        throw new WrongField("phone", "at_most_one_way");
      }
    }
  }

  /** A member in a list. */
  public record MemberItem(
      MemberId id,
      @Doc(value = "The name.", example = "سارا محمدی") String name,
      @Doc(value = "The phone; masked without personal_data_read.", example = "+98912•••4567") Optional<String> phone,
      Language language, MemberStatus status, Instant joinedAt) {
    static MemberItem of(MemberLine line) {
      return new MemberItem(line.id(), line.name(), line.phone(), line.language(), line.status(), line.joinedAt());
    }
  }

  /** A birthday in the calendar in which the member thinks. */
  public record Birthday(
      @Doc(value = "The calendar of the date.", example = "jalali") CalendarKind calendar,
      @Doc(value = "Year, month and day of that calendar.", example = "1365-04-12", pattern = DAY) String date,
      @Doc("On which day it is kept in years that do not have it; the day before where it is not said.") Optional<LeapChoice> leap) {
    public Birthday {
      if (!CalendarDate.exists(calendar, part(date, 0), part(date, 1), part(date, 2))) {
        throw new WrongField("date", "no_such_day");
      }
    }

    Anniversary anniversary() {
      return new Anniversary(calendar, part(date, 0), part(date, 1), part(date, 2), leap.orElse(LeapChoice.DAY_BEFORE));
    }

    private static int part(String date, int at) {
      return Integer.parseInt(date.split("-")[at]);
    }
  }

  /** A birthday as it is shown; without personal_data_read only its month. */
  public record BirthdayView(
      @Doc(value = "The calendar of the date.", example = "jalali") CalendarKind calendar,
      @Doc(value = "Year, month and day of that calendar.", example = "1365-04-12") String date) {
    static BirthdayView of(Anniversary day, boolean full) {
      return new BirthdayView(day.kind(), full ? "%04d-%02d-%02d".formatted(day.year(), day.month(), day.day())
          : "••••-%02d-••".formatted(day.month()));
    }
  }

  /** Somebody whom a till signs up. */
  public record JoinWish(
      @Doc(value = "The phone number, as people write it.", example = "09127654321", max = 40) String phone,
      @Doc(value = "The name.", example = "سارا محمدی", max = 60) String name,
      @Doc(value = "The language; the club's own where it is left out.", example = "fa") Optional<Language> language,
      @Doc("The birthday.") Optional<Birthday> birthday,
      @Doc(value = "Whether the person has accepted the terms in force.", example = "true") boolean termsAccepted,
      @Doc(value = "The answer to whether the club may send messages; left out where nobody asked.") Optional<Boolean> clubMessages,
      @Doc(value = "The number or the scanned QR of a printed card that is handed over.", max = 100) Optional<String> printedCard) {}

  /** How a sign-up ended. */
  public record JoinAnswer(
      @Doc("The member.") MemberId id,
      @Doc("False where the phone belonged to a member already.") boolean isNew,
      @Doc(value = "The points given as a welcome.", example = "50") long points) {}

  /** What is to change about a member; what is left out stays. */
  public record MemberChange(
      @Doc(value = "The name.", example = "سارا محمدی", max = 60) Optional<String> name,
      @Doc(value = "The language.", example = "en") Optional<Language> language,
      @Doc("On which channel the club writes first.") Optional<Channel> preferredChannel,
      @Doc(value = "What the member likes, as codes of product categories; these and no others from now on.", max = Profiles.INTERESTS_MAX)
      Optional<List<String>> interests) {}

  /** What a member said to staff about messages. */
  public record ConsentWish(
      @Doc(value = "On which channel.", example = "sms") Channel channel,
      @Doc(value = "Club messages, or service messages.", example = "club") ConsentKind kind,
      @Doc(value = "Given, or withdrawn.", example = "true") boolean given,
      @Doc(value = "The words in which it was asked.", example = "May the club write to you about offers?", max = 2_000) String wording) {}

  /** What the club may send on a channel. */
  public record ConsentView(
      @Doc(value = "The channel.", example = "telegram") Channel channel,
      @Doc("Whether service messages may be sent.") boolean service,
      @Doc("Whether club messages may be sent.") boolean club) {}

  /** Where the member stands. */
  public record StandingView(
      @Doc(value = "The level's code.", example = "silver") String level,
      @Doc(value = "What was measured in the window.", example = "12000000") long measured,
      @Doc(value = "The next level's code.", example = "gold") Optional<String> next,
      @Doc(value = "What is missing to it.", example = "38000000") long missing,
      @Doc("The last day on which the level holds without anything more; the lowest holds for ever.") Optional<LocalDate> holdsUntil,
      @Doc("What is missing to keep it longer.") Optional<Long> missingToKeep,
      @Doc(value = "Whether the member has been warned.", example = "false") boolean warned,
      @Doc("What the level gives: a till takes the standing discount from here.") TierShapes.BenefitsView benefits) {
    static StandingView of(Standing standing) {
      return new StandingView(standing.tier().code(), standing.measured(), standing.next().map(tier -> tier.code()), standing.missing(),
          standing.holds().map(Standing.Holds::until), standing.holds().map(Standing.Holds::missing),
          standing.holds().filter(Standing.Holds::warned).isPresent(), TierShapes.BenefitsView.of(standing.tier().benefits()));
    }
  }

  /** A member. */
  public record MemberView(
      MemberId id,
      @Doc(value = "The name.", example = "سارا محمدی") String name,
      @Doc(value = "The phone; masked without personal_data_read.", example = "+98912•••4567") Optional<String> phone,
      @Doc(value = "The confirmed e-mail address; masked without personal_data_read.", example = "s•••@example.com") Optional<String> email,
      @Doc(value = "The card's number.", example = "9123 4567 8901") Optional<String> card,
      @Doc("The birthday; without personal_data_read only its month.") Optional<BirthdayView> birthday,
      Language language, MemberStatus status,
      @Doc("On which channel the club writes first.") Optional<Channel> preferredChannel,
      @Doc("What the member likes, as codes of product categories.") List<String> interests,
      List<ConsentView> consents,
      StandingView standing,
      Instant joinedAt,
      @Doc(value = "In which way.", example = "telegram") How joinedHow,
      @Doc("The version of the terms that was accepted last.") Optional<Integer> termsVersion) {}

  /** Which unit is wanted. */
  public record UnitQuery(@Doc(value = "Points, or credit; points where it is not said.", example = "points") Optional<Unit> unit) {}

  /** What expires next. */
  public record ExpiringView(@Doc(value = "How much.", example = "20") long amount,
      @Doc("From when it can no longer be used.") Instant at) {}

  /** A balance at this moment. */
  public record BalanceView(
      Unit unit,
      @Doc(value = "The sum of all entries.", example = "117") long posted,
      @Doc(value = "Of it, not usable yet.", example = "17") long pending,
      @Doc(value = "Of it, held for something.", example = "0") long held,
      @Doc(value = "Of it, past its expiry but not posted so yet.", example = "0") long lapsed,
      @Doc(value = "Owed to the club.", example = "0") long debt,
      @Doc(value = "What can be used now.", example = "100") long available,
      @Doc("What expires next.") Optional<ExpiringView> expiresNext) {
    static BalanceView of(Balance balance) {
      return new BalanceView(balance.unit(), balance.posted(), balance.pending(), balance.held(), balance.lapsed(), balance.debt(),
          balance.available(), balance.next().map(next -> new ExpiringView(next.amount(), next.at())));
    }
  }

  /** One transfer as its holder sees it. */
  public record StatementItem(
      TransferId id,
      Instant at,
      @Doc(value = "Signed: what came is positive.", example = "17") long amount,
      @Doc(value = "Why.", example = "purchase") Reason reason,
      @Doc(value = "The same in the caller's language.", example = "purchase at Valiasr") String text,
      @Doc("What it was for: a purchase, a play, a lot.") Optional<UUID> subject,
      @Doc(value = "Facts of it.", example = "{}") JsonNode facts,
      @Doc("When what it gave expires.") Optional<Instant> expiresAt,
      @Doc("From when what it gave can be used.") Optional<Instant> availableFrom) {
    static StatementItem of(StatementLine line, String text) {
      return new StatementItem(line.transfer(), line.at(), line.amount(), line.reason(), text, line.subject(), line.facts(),
          line.expiresAt(),
          line.availableFrom());
    }
  }

  /** Why the balance is what it is: the lines and what came earlier sum to the posted balance. */
  public record ExplanationView(BalanceView balance, List<StatementItem> lines,
      @Doc(value = "The sum of what came before the lines.", example = "100") long earlier) {
    static ExplanationView of(Explanation explanation, Function<StatementLine, StatementItem> item) {
      return new ExplanationView(BalanceView.of(explanation.balance()), explanation.lines().stream().map(item).toList(),
          explanation.earlier());
    }
  }
}
