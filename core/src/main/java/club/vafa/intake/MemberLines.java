package club.vafa.intake;

import club.vafa.calendar.Anniversary;
import club.vafa.calendar.BirthdayCheck;
import club.vafa.calendar.CalendarDate;
import club.vafa.calendar.LeapChoice;
import club.vafa.club.Clubs;
import club.vafa.db.Pipeline;
import club.vafa.ledger.Credit;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.Ledger;
import club.vafa.ledger.LotTerms;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.member.MemberBatch;
import club.vafa.member.MemberBatch.Agreed;
import club.vafa.member.MemberBatch.Newcomer;
import club.vafa.occasion.Occasions;
import club.vafa.text.Typed;
import club.vafa.value.Language;
import club.vafa.value.Phone;
import club.vafa.value.StaffId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Members of a file. A phone that is known is that member, to whom what was missing is added; points are brought by new members only, so that a file that
/// comes twice doubles nothing. Club messages stay off unless the line says when and how they were agreed to.
final class MemberLines implements Lines {

  private static final long POINTS_MAX = 1_000_000_000L;
  private static final int HOW_CHARS_MAX = 500;

  private record Row(Newcomer person, Optional<Anniversary> birthday, long points, Optional<Instant> until) {}

  private record Read(Optional<Row> row, List<Flaw> flaws) {}

  private final Clubs clubs;
  private final MemberBatch members;
  private final Occasions occasions;
  private final Ledger ledger;

  MemberLines(Clubs clubs, MemberBatch members, Occasions occasions, Ledger ledger) {
    this.clubs = clubs;
    this.members = members;
    this.occasions = occasions;
    this.ledger = ledger;
  }

  @Override
  public List<Taken> take(Handle h, List<Map<String, String>> lines, Optional<StaffId> by) {
    var settings = clubs.settings();
    var reader = new Cell.Reader(settings.phoneRegion(), settings.zone(), clubs.today());
    var read = lines.stream().map(line -> read(new Cell(line, reader))).toList();
    var answers = new ArrayList<Optional<Taken>>();
    read.forEach(r -> answers.add(r.row().isPresent() ? Optional.empty() : Optional.of(Taken.refused(r.flaws()))));
    while (answers.contains(Optional.<Taken>empty())) {
      // The same phone twice is the same person: the second line waits until the first is written.
      var phones = new HashSet<Phone>();
      var wave = new ArrayList<Integer>();
      for (int i = 0; i < read.size(); i++) {
        if (answers.get(i).isEmpty() && phones.add(read.get(i).row().orElseThrow().person().phone())) {
          wave.add(i);
        }
      }
      var rows = wave.stream().map(i -> read.get(i).row().orElseThrow()).toList();
      var taken = write(h, rows);
      for (int i = 0; i < wave.size(); i++) {
        answers.set(wave.get(i), Optional.of(taken.get(i)));
      }
    }
    return answers.stream().map(Optional::orElseThrow).toList();
  }

  private List<Taken> write(Handle h, List<Row> rows) {
    var taken = members.take(h, rows.stream().map(Row::person).toList());
    var writes = new Pipeline(h);
    var answers = new ArrayList<Taken>();
    var earning = new ArrayList<Credit>();
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      var member = taken.get(i);
      row.birthday().ifPresent(day -> occasions.bringBirthday(writes, member.id(), day));
      if (member.made() && row.points() > 0) {
        earning.add(new Credit(HolderId.of(member.id()), Unit.POINTS, row.points(), House.IMPORTED, Why.of(Reason.IMPORT),
            row.until().map(LotTerms::until).orElse(LotTerms.PERMANENT)));
      }
      boolean pointsLeft = !member.made() && row.points() > 0;
      answers.add(member.made() ? Taken.made()
          : new Taken(Taken.Outcome.MERGED, pointsLeft ? List.of(new Flaw("points", "points_of_known_member")) : List.of()));
    }
    writes.send();
    credit(h, earning);
    return answers;
  }

  private void credit(Handle h, List<Credit> credits) {
    if (credits.isEmpty()) {
      return;
    }
    ledger.open(h, credits.stream().map(Credit::holder).toList(), Unit.POINTS);
    var asks = new Pipeline(h);
    var locks = credits.stream().map(credit -> ledger.lock(asks, credit.holder(), Unit.POINTS)).toList();
    asks.send();
    var writes = new Pipeline(h);
    for (int i = 0; i < credits.size(); i++) {
      ledger.credit(writes, List.of(credits.get(i)), locks.get(i).get().getFirst());
    }
    writes.send();
  }

  private Read read(Cell cell) {
    if (!cell.has("phone")) {
      cell.wrong("phone", "required");
    }
    var phone = cell.phone("phone");
    var name = cell.name("name");
    var language = language(cell);
    var joined = cell.time("joinedAt");
    if (joined.filter(at -> at.isAfter(clubs.today().plusDays(1).atStartOfDay(clubs.settings().zone()).toInstant())).isPresent()) {
      cell.wrong("joinedAt", "in_the_future");
    }
    var birthday = birthday(cell);
    var agreed = agreed(cell);
    long points = cell.amount("points", POINTS_MAX).orElse(0L);
    var until = cell.dateToCome("pointsUntil").map(day -> day.toLocalDate().plusDays(1).atStartOfDay(clubs.settings().zone()).toInstant());
    if (!cell.flaws().isEmpty()) {
      return new Read(Optional.empty(), cell.flaws());
    }
    var person = new Newcomer(phone.orElseThrow(), name.orElseThrow(), language, joined, agreed);
    return new Read(Optional.of(new Row(person, birthday, points, until)), List.of());
  }

  private Language language(Cell cell) {
    var word = cell.text("language", 20).map(Typed::matchKey);
    if (word.isEmpty()) {
      return clubs.settings().mainLanguage();
    }
    return switch (word.get()) {
      case "fa", "فارسی", "persian" -> Language.FA;
      case "en", "انگلیسی", "english" -> Language.EN;
      default -> {
        cell.wrong("language", "not_a_language");
        yield Language.FA;
      }
    };
  }

  private Optional<Anniversary> birthday(Cell cell) {
    var date = cell.date("birthday");
    if (date.filter(day -> BirthdayCheck.of(day, clubs.today()) != BirthdayCheck.FINE).isPresent()) {
      cell.wrong("birthday", "not_a_birthday");
      return Optional.empty();
    }
    return date.map((CalendarDate day) -> Anniversary.of(day, LeapChoice.DAY_BEFORE));
  }

  /// Consent without when and how is none, and it is said so: nobody should believe that these people may be written to.
  private Optional<Agreed> agreed(Cell cell) {
    var at = cell.time("consentAt");
    var how = cell.text("consentHow", HOW_CHARS_MAX);
    boolean yes = cell.yesOrNo("clubConsent").orElse(false);
    if (!yes) {
      return Optional.empty();
    }
    if (at.isEmpty() || how.isEmpty() || at.get().isAfter(clubs.today().plusDays(1).atStartOfDay(clubs.settings().zone()).toInstant())) {
      cell.wrong("clubConsent", "consent_unproved");
      return Optional.empty();
    }
    return Optional.of(new Agreed(at.get(), how.get()));
  }
}
