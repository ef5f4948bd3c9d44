package club.vafa.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.Race;
import club.vafa.TestClub;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.value.Ids;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.StaffId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PartnerCodesTest {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private final StaffId by = new StaffId(Ids.random());
  private TestClub club;
  private PartnerCodes codes;
  private CouponBatch batch;

  @BeforeEach
  void open() {
    club = new TestClub(database);
    codes = club.core().partnerCodes;
    batch = codes.open(new LocalText("فیلم رایگان", "A film"), Optional.empty(), TestClub.START.plus(Duration.ofDays(90)), by)
        instanceof BatchStep.Done(CouponBatch made) ? made : null;
  }

  @Test
  void linesThatCannotBeTakenAreNamedAndTheRestGoesOn() {
    var file = new ByteArrayOutputStream();
    file.writeBytes("code,until\r\nFILM-1\n\nFILM-2,2026-06-30\rFILM-1\nFILM 3;۲۰۲۶-۰۷-۰۱\n".getBytes(StandardCharsets.UTF_8));
    file.writeBytes(new byte[] {'A', (byte) 0xC7, '\n'});
    file.writeBytes(("x".repeat(1_000_000) + "\n" + "y".repeat(65) + "\n\"FI,LM\"\nFILM-4,tomorrow\nFILM-5,2026-05-01\n<b>\n")
        .getBytes(StandardCharsets.UTF_8));
    var report = read(file.toByteArray());
    assertThat(report.added()).isEqualTo(3);
    assertThat(report.read()).isEqualTo(11);
    assertThat(report.lines()).containsExactlyInAnyOrder(
        new CodeImport.Refused(5, CodeImport.Reason.DUPLICATE), new CodeImport.Refused(7, CodeImport.Reason.NOT_UTF8),
        new CodeImport.Refused(8, CodeImport.Reason.TOO_LONG), new CodeImport.Refused(9, CodeImport.Reason.TOO_LONG),
        new CodeImport.Refused(10, CodeImport.Reason.WRONG_FORM), new CodeImport.Refused(11, CodeImport.Reason.NOT_A_DATE),
        new CodeImport.Refused(12, CodeImport.Reason.ALREADY_OVER), new CodeImport.Refused(13, CodeImport.Reason.WRONG_FORM));
    assertThat(report.refused()).isEqualTo(8);
  }

  @Test
  void aFileThatBrokeOffIsSentAgainAndNothingIsDoubled() {
    int all = PartnerCodes.SLICE_MAX * 2 + 5;
    var file = IntStream.range(0, all).mapToObj(i -> "C-" + i).collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8);
    var brokenAt = file.length * 3 / 4;
    try {
      codes.read(batch, breaking(file, brokenAt), by);
      throw new AssertionError("the line was to break");
    } catch (UncheckedIOException expected) {
      assertThat(club.core().couponBatches.find(batch.id()).orElseThrow().made()).isEqualTo(PartnerCodes.SLICE_MAX);
    }
    var report = read(file);
    assertThat(report.added()).isEqualTo(all - PartnerCodes.SLICE_MAX);
    assertThat(report.refused()).isEqualTo(PartnerCodes.SLICE_MAX);
    assertThat(club.core().couponBatches.find(batch.id()).orElseThrow().made()).isEqualTo(all);
  }

  @Test
  void eachCodeIsGivenToOneMemberTheSoonestToEndFirst() {
    read("A\nB,2026-06-10\nC\n".getBytes(StandardCharsets.UTF_8));
    var given = Race.of(16, i -> () -> handOut());
    assertThat(given.stream().flatMap(Optional::stream).map(PartnerCode::code)).containsExactlyInAnyOrder("A", "B", "C");
    assertThat(handOut()).isEmpty();
  }

  @Test
  void aCodeWhoseLastDayIsOverIsNotGivenAny() {
    read("A,2026-06-01\n".getBytes(StandardCharsets.UTF_8));
    club.clock().set(Instant.parse("2026-06-01T20:30:00Z"));
    assertThat(handOut()).isEmpty();
    club.clock().set(Instant.parse("2026-06-01T20:29:59Z"));
    assertThat(handOut().map(PartnerCode::code)).contains("A");
  }

  @Test
  void theTableDoesNotTellTheCodeAndTheMemberSeesItAgain() {
    read("SECRET-FILM\n".getBytes(StandardCharsets.UTF_8));
    var member = new MemberId(Ids.random());
    var thing = Ids.random();
    club.core().db.transact(h -> Outcome.commit(codes.handOut(h, batch.id(), member, thing)));
    assertThat(club.core().db.read(h -> codes.givenFor(h, member, thing)).map(PartnerCode::code)).contains("SECRET-FILM");
    String row = club.core().db.read(h -> h.createQuery("select row_to_json(c)::text from partner_code c where member_id = :m").bind("m",
        member)
        .mapTo(String.class).one());
    assertThat(row).doesNotContain("SECRET");
  }

  private Optional<PartnerCode> handOut() {
    return club.core().db.transact(h -> Outcome.commit(codes.handOut(h, batch.id(), new MemberId(Ids.random()), Ids.random())));
  }

  private CodeImport read(byte[] file) {
    return codes.read(batch, new ByteArrayInputStream(file), by);
  }

  private static InputStream breaking(byte[] file, int at) {
    return new InputStream() {
      private int next;

      @Override
      public int read() throws IOException {
        if (next == at) {
          throw new IOException("the line is gone");
        }
        return file[next++] & 0xFF;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        int some = Math.min(length, Math.min(1_000, at - next));
        if (some == 0) {
          throw new IOException("the line is gone");
        }
        System.arraycopy(file, next, into, offset, some);
        next += some;
        return some;
      }
    };
  }
}
