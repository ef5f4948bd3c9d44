package club.vafa.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import club.vafa.Core;
import club.vafa.Race;
import club.vafa.TestClub;
import club.vafa.branch.NewBranch;
import club.vafa.calendar.CalendarKind;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Unit;
import club.vafa.member.Channel;
import club.vafa.member.ConsentKind;
import club.vafa.member.How;
import club.vafa.member.Member;
import club.vafa.product.NewProduct;
import club.vafa.trail.Actor;
import club.vafa.value.LocalText;
import club.vafa.value.Phone;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IntakeTest {

  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private final TestClub club = new TestClub(database);
  private final Core core = club.core();

  IntakeTest() {
    if (core.branches.byCode("valiasr").isEmpty()) {
      core.branches.add(Actor.SYSTEM, new NewBranch("valiasr", LocalText.same("valiasr"), LocalText.same(""), "", Optional.empty(), Optional.empty()));
    }
  }

  private Importing run(String key, ImportKind kind, ImportFormat format, InputStream in) {
    return core.intake.run(new Intake.Wish("test", key, kind, format, Optional.empty()), in, job -> {});
  }

  private ImportJob ended(Importing importing) {
    assertThat(importing).isInstanceOf(Importing.Ended.class);
    return ((Importing.Ended) importing).job();
  }

  private ImportJob csv(ImportKind kind, String file) {
    return ended(run(UUID.randomUUID().toString(), kind, ImportFormat.CSV, in(file)));
  }

  private static InputStream in(String file) {
    return new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
  }

  private List<Refusal> refusals(ImportJob job) {
    var all = new ArrayList<Refusal>();
    core.intake.refusals(job.id(), all::add);
    return all;
  }

  private Member member(String phone) {
    return core.db.read(h -> core.members.byPhone(h, Phone.parse(phone, "IR").orElseThrow())).orElseThrow();
  }

  private long points(String phone) {
    return core.db.read(h -> core.ledger.balance(h, HolderId.of(member(phone).id()), Unit.POINTS)).posted();
  }

  private long purchases() {
    return core.db.read(h -> h.createQuery("select count(*) from purchase").mapTo(Long.class).one());
  }

  @Test
  void membersComeWithPersianHeadingsDigitsAndDatesInAnyCalendar() {
    var job = csv(ImportKind.MEMBERS, """
        \ufeffموبایل;نام;تاریخ تولد;زبان;امتیاز;تاریخ عضویت
        ۰۹۱۲۳۰۰۰۰۰۱;سارا محمدی;۱۳۶۵/۴/۱۲;فارسی;۱٬۲۵۰;۱۴۰۲/۱/۱۵
        0098 912 300 0002;علي كريمي;1986-07-03;en;;2023-05-06
        """);
    assertThat(job).extracting(ImportJob::state, ImportJob::lines, ImportJob::made, ImportJob::refused).containsExactly(ImportState.FINISHED, 2L, 2L, 0L);
    var sara = member("09123000001");
    assertThat(sara.name()).isEqualTo("سارا محمدی");
    assertThat(sara.joinedHow()).isEqualTo(How.IMPORT);
    assertThat(sara.joinedAt().atZone(TestClub.ZONE).toLocalDate()).isEqualTo("2023-04-04");
    assertThat(points("09123000001")).isEqualTo(1_250);
    var birthday = core.db.read(h -> core.occasions.birthdayOf(h, sara.id())).orElseThrow().day();
    assertThat(birthday).extracting(d -> d.kind(), d -> d.year(), d -> d.month(), d -> d.day()).containsExactly(CalendarKind.JALALI, 1365, 4, 12);
    assertThat(member("09123000002").name()).isEqualTo("علی کریمی");
  }

  @Test
  void consentIsNotGivenUnlessTheFileProvesWhenAndHow() {
    var job = csv(ImportKind.MEMBERS, """
        phone,name,clubConsent,consentAt,consentHow
        09123000011,سارا محمدی,,,
        09123000012,سارا محمدی,yes,,
        09123000013,سارا محمدی,بله,1403/02/01,paper form in the shop
        09123000014,سارا محمدی,no,1403/02/01,paper form in the shop
        """);
    assertThat(refusals(job)).extracting(Refusal::line, Refusal::field, Refusal::reason).containsExactly(tuple(3L, "clubConsent", "consent_unproved"));
    assertThat(allowed("09123000011")).isFalse();
    assertThat(allowed("09123000013")).isTrue();
    assertThat(allowed("09123000014")).isFalse();
    var history = core.db.read(h -> core.consents.history(h, member("09123000013").id()));
    assertThat(history).singleElement().satisfies(c -> {
      assertThat(c.how()).isEqualTo(How.IMPORT);
      assertThat(c.wording()).isEqualTo("paper form in the shop");
      assertThat(c.at().atZone(TestClub.ZONE).toLocalDate()).isEqualTo("2024-04-20");
    });
  }

  @Test
  void whoSaidNoAfterTheFileWasMadeIsNotAskedAgain() {
    var member = club.member();
    var phone = core.db.read(h -> core.members.phoneOf(h, member.id())).orElseThrow().e164();
    core.db.transact(h -> {
      core.consents.withdraw(h, member.id(), Channel.SMS, ConsentKind.CLUB, How.KEYWORD, "لغو");
      return Outcome.commit(true);
    });
    csv(ImportKind.MEMBERS, "phone,name,clubConsent,consentAt,consentHow\n" + phone + ",سارا محمدی,yes,1403/02/01,form\n");
    assertThat(allowed(phone)).isFalse();
  }

  private boolean allowed(String phone) {
    return core.db.read(h -> core.consents.allows(h, member(phone).id(), Channel.SMS, ConsentKind.CLUB));
  }

  @Test
  void aPhoneThatComesTwiceIsOnePersonAndItsPointsAreNotDoubled() {
    var file = """
        phone,name,points,birthday
        09123000021,سارا محمدی,100,
        +98 912 300 0021,سارا م,100,1365/4/12
        """;
    var job = csv(ImportKind.MEMBERS, file);
    assertThat(job).extracting(ImportJob::made, ImportJob::merged, ImportJob::refused).containsExactly(1L, 1L, 0L);
    assertThat(refusals(job)).extracting(Refusal::line, Refusal::reason).containsExactly(tuple(3L, "points_of_known_member"));
    var again = csv(ImportKind.MEMBERS, file);
    assertThat(again).extracting(ImportJob::made, ImportJob::merged).containsExactly(0L, 2L);
    assertThat(points("09123000021")).isEqualTo(100);
    assertThat(member("09123000021").name()).isEqualTo("سارا محمدی");
    var birthday = core.db.read(h -> core.occasions.birthdayOf(h, member("09123000021").id()));
    assertThat(birthday).isPresent();
  }

  @Test
  void everyWrongFieldOfALineIsNamedAndTheRestGoesOn() {
    var job = csv(ImportKind.MEMBERS, """
        phone,name,birthday,language,points,clubConsent
        09123000031,سارا محمدی,,,,
        12,۱۲۳,31 February 1990,martian,-5,maybe
        "09123000032,unclosed,,,,
        09123000033,a,b,c,d,e,f,g
        ,نام,,,"1,5",

        09123000034,مینا کریمی,,,"1,500",
        """);
    assertThat(job).extracting(ImportJob::lines, ImportJob::made, ImportJob::refused).containsExactly(6L, 2L, 4L);
    assertThat(refusals(job)).extracting(Refusal::line, Refusal::field, Refusal::reason).containsExactlyInAnyOrder(
        tuple(3L, "phone", "not_a_phone"), tuple(3L, "name", "not_a_name"), tuple(3L, "birthday", "no_such_day"), tuple(3L, "language", "not_a_language"),
        tuple(3L, "points", "not_an_amount"), tuple(3L, "clubConsent", "not_yes_or_no"), tuple(4L, "line", "not_csv"), tuple(5L, "line", "too_many_cells"),
        tuple(6L, "phone", "required"), tuple(6L, "points", "not_an_amount"));
    assertThat(points("09123000034")).isEqualTo(1_500);
  }

  @Test
  void mixedLineEndsAMillionCharactersBytesOfAnotherEncodingAndZerosDoNotStopTheRest() throws IOException {
    var head = in("phone,name\r\n09123000041,سارا محمدی\r09123000042,سارا محمدی\n\r\n");
    var garbage = new ByteArrayInputStream(("x".repeat(1_000_000) + "\n").getBytes(StandardCharsets.UTF_8));
    var arabic = new ByteArrayInputStream("09123000043,سارا\n".getBytes(Charset.forName("windows-1256")));
    var rest = in("0912\0,سارا\n09123000044,سارا محمدی");
    var job = ended(run("mixed", ImportKind.MEMBERS, ImportFormat.CSV,
        new SequenceInputStream(new SequenceInputStream(head, garbage), new SequenceInputStream(arabic, rest))));
    assertThat(job.made()).isEqualTo(3);
    assertThat(refusals(job)).extracting(Refusal::line, Refusal::reason)
        .containsExactly(tuple(5L, "line_too_long"), tuple(6L, "not_utf8"), tuple(7L, "not_utf8"));
  }

  @Test
  void aFileThatCannotBeReadAsAWholeIsRefusedWithItsReason() {
    assertThat(refusedWith("")).containsExactly("file", "empty_file");
    assertThat(refusedWith("phone,name,shoe size\n")).containsExactly("shoe size", "unknown_column");
    assertThat(refusedWith("phone\n0912\n")).containsExactly("name", "missing_column");
    assertThat(refusedWith("phone,name,mobile\n")).containsExactly("phone", "column_twice");
    var utf16 = ended(run("utf16", ImportKind.MEMBERS, ImportFormat.CSV, new ByteArrayInputStream("phone,name\n1,2".getBytes(StandardCharsets.UTF_16))));
    assertThat(utf16.reason()).contains("not_utf8");
  }

  private List<String> refusedWith(String file) {
    var job = csv(ImportKind.MEMBERS, file);
    assertThat(job.state()).isEqualTo(ImportState.REFUSED);
    return List.of(job.field().orElseThrow(), job.reason().orElseThrow());
  }

  @Test
  void objectsOfOneLineEachAreReadToo() {
    var job = ended(run("objects", ImportKind.MEMBERS, ImportFormat.NDJSON, in("""
        {"phone": "09123000051", "name": "سارا محمدی", "points": 50}
        {"phone": "09123000052", "name": "سارا محمدی", "shoe": 43}
        {"phone": ["0912"], "name": "سارا"}
        [1, 2]
        {"phone": "0912300
        """)));
    assertThat(job.made()).isEqualTo(1);
    assertThat(refusals(job)).extracting(Refusal::line, Refusal::field, Refusal::reason).containsExactly(
        tuple(2L, "line", "unknown_field"), tuple(3L, "phone", "not_text"), tuple(4L, "line", "not_json"), tuple(5L, "line", "not_json"));
  }

  @Test
  void purchasesEarnAsAtTheTillAndAReceiptIsTakenOnce() {
    csv(ImportKind.MEMBERS, "phone,name\n09123000061,سارا محمدی\n");
    var job = csv(ImportKind.PURCHASES, """
        phone,branch,receipt,at,paid,till
        09123000061,valiasr,R-1,۱۴۰۵/۰۲/۱۲ ۱۴:۳۰,"۱٬۲۵۰٬۰۰۰",7
        ۰۹۱۲۳۰۰۰۰۶۱,valiasr,R-2,2026-05-03,1000000,7
        09123000061,valiasr,R-2,2026-05-03,1000000,7
        09123000062,valiasr,R-3,2026-05-03,1000000,7
        09123000061,moon,R-4,2026-05-03,1000000,7
        09123000061,valiasr,R-5,2030-05-03,1000000,7
        09123000061,valiasr,R-6,1399/12/31,1000000,7
        """);
    assertThat(job).extracting(ImportJob::made, ImportJob::refused).containsExactly(2L, 5L);
    assertThat(refusals(job)).extracting(Refusal::line, Refusal::field, Refusal::reason).containsExactly(tuple(4L, "receipt", "receipt_taken"),
        tuple(5L, "phone", "unknown_member"), tuple(6L, "branch", "unknown_branch"), tuple(7L, "at", "in_the_future"), tuple(8L, "at", "no_such_day"));
  }

  @Test
  void purchasesMayBringWhatWasSoldAndEarnByIt() {
    csv(ImportKind.MEMBERS, "phone,name\n09123000065,سارا محمدی\n");
    core.products.add(Actor.SYSTEM, new NewProduct("tea-imported", LocalText.same("tea"), "drinks-imported", 850_000));
    var job = csv(ImportKind.PURCHASES, """
        phone,branch,receipt,at,paid,items
        09123000065,valiasr,I-1,2026-05-03,2000000,"tea-imported*2@850000; کیک@۳۰۰٬۰۰۰"
        09123000065,valiasr,I-2,2026-05-03,850000,moon-tea@850000
        09123000065,valiasr,I-3,2026-05-03,900000,tea-imported@850000
        09123000065,valiasr,I-4,2026-05-03,850000,two cups of tea
        """);
    assertThat(refusals(job)).extracting(Refusal::line, Refusal::field, Refusal::reason).containsExactly(tuple(3L, "items", "unknown_product"),
        tuple(4L, "paid", "more_than_items"), tuple(5L, "items", "not_items"));
    var objects = ended(run("items", ImportKind.PURCHASES, ImportFormat.NDJSON, in("""
        {"phone":"09123000065","branch":"valiasr","receipt":"I-5","at":"2026-05-03","paid":850000,"items":[{"product":"tea-imported","price":850000}]}
        {"phone":"09123000065","branch":"valiasr","receipt":"I-6","at":"2026-05-03","paid":850000,"items":[{"price":850000}]}
        """)));
    assertThat(objects).extracting(ImportJob::made, ImportJob::refused).containsExactly(1L, 1L);
    var sold = core.db.read(h -> h.createQuery("select items::text from purchase where member_id = :id order by receipt").bind("id",
        member("09123000065").id()).mapTo(String.class).list());
    assertThat(sold).hasSize(2);
    assertThat(sold.getFirst()).contains("tea-imported").contains("کیک").contains("300000");
  }

  @Test
  void anImportedPurchaseIsToldByItsOwnEventAndToNobodyElse() {
    csv(ImportKind.MEMBERS, "phone,name\n09123000066,سارا محمدی\n");
    csv(ImportKind.PURCHASES, "phone,branch,receipt,at,paid\n09123000066,valiasr,E-1,2026-05-03,1000000\n");
    var id = member("09123000066").id();
    var told = core.db.read(h -> h.createQuery("select type from event where holder_id = :id").bind("id", id).mapTo(String.class).list());
    assertThat(told).contains("PurchaseImported").doesNotContain("PurchaseRecorded");
    long messages = core.db.read(h -> h.createQuery("select count(*) from message_open where member_id = :id").bind("id", id).mapTo(Long.class).one());
    assertThat(messages).isZero();
  }

  @Test
  void aFileSentAgainAfterACutGoesOnWhereItStoppedAndDoublesNothing() {
    csv(ImportKind.MEMBERS, "phone,name\n09123000071,سارا محمدی\n");
    var file = new StringBuilder("phone,branch,receipt,at,paid\n");
    for (int i = 0; i < 1_700; i++) {
      file.append("09123000071,valiasr,CUT-").append(i).append(",2026-05-03,1000000\n");
    }
    long before = purchases();
    var whole = file.toString();
    var cut = run("cut", ImportKind.PURCHASES, ImportFormat.CSV, new Broken(in(whole.substring(0, whole.length() / 2))));
    assertThat(cut).isInstanceOf(Importing.CutOff.class);
    long half = purchases() - before;
    assertThat(half).isBetween(500L, 1_000L);
    var other = run("cut", ImportKind.PURCHASES, ImportFormat.CSV, in(whole.replace("CUT-7,", "CUT-X,")));
    assertThat(other).isInstanceOf(Importing.OtherFile.class);
    var rest = ended(run("cut", ImportKind.PURCHASES, ImportFormat.CSV, in(whole)));
    assertThat(rest).extracting(ImportJob::lines, ImportJob::made, ImportJob::refused).containsExactly(1_700L, 1_700L, 0L);
    assertThat(purchases() - before).isEqualTo(1_700);
    assertThat(run("cut", ImportKind.PURCHASES, ImportFormat.CSV, in(whole))).isEqualTo(new Importing.Before(rest));
    var nth = core.db.read(h -> h.createQuery("select count(distinct earned) from purchase where receipt like 'CUT-%'").mapTo(Long.class).one());
    assertThat(nth).isEqualTo(1_700);
  }

  /// A source that breaks off instead of ending.
  private static final class Broken extends InputStream {
    private final InputStream in;

    Broken(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      int c = in.read();
      if (c < 0) {
        throw new IOException("the line was cut");
      }
      return c;
    }
  }

  @Test
  void twoWhoSendTheSameFileAtTheSameMomentBringItOnce() {
    csv(ImportKind.MEMBERS, "phone,name\n09123000081,سارا محمدی\n");
    var file = new StringBuilder("phone,branch,receipt,at,paid\n");
    for (int i = 0; i < 600; i++) {
      file.append("09123000081,valiasr,TWO-").append(i).append(",2026-05-03,1000000\n");
    }
    long before = purchases();
    var answers = Race.of(4, i -> () -> run("two", ImportKind.PURCHASES, ImportFormat.CSV, in(file.toString())));
    assertThat(answers).filteredOn(Importing.Ended.class::isInstance).hasSize(1);
    assertThat(purchases() - before).isEqualTo(600);
  }
}
