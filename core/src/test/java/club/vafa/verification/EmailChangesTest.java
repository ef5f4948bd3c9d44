package club.vafa.verification;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.member.ConsentKind;
import club.vafa.member.How;
import club.vafa.member.Member;
import club.vafa.member.ProfileChange;
import club.vafa.member.ReachLoss;
import club.vafa.member.Way;
import club.vafa.trail.Actor;
import club.vafa.value.Email;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EmailChangesTest {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private final TestClub club = new TestClub(database);
  private final Member member = club.member();
  private final Email email = fresh();

  private <A> A tx(Function<Handle, A> work) {
    return club.core().db.transact(h -> Outcome.commit(work.apply(h)));
  }

  private static Email fresh() {
    return new Email(UUID.randomUUID() + "@example.com");
  }

  private CodeSending ask(Member who, Email to) {
    return tx(h -> club.core().emailChanges.ask(h, who, to));
  }

  private EmailChange confirm(Member who, String typed) {
    return tx(h -> club.core().emailChanges.confirm(h, Actor.of(who.id()), who.id(), typed, How.TELEGRAM));
  }

  private EmailChange confirmed(Member who, Email to) {
    assertThat(ask(who, to)).isInstanceOf(CodeSending.Sent.class);
    return confirm(who, SentCodes.of(club.core(), ChatAddress.email(to)));
  }

  private Optional<Email> emailOf(Member who) {
    return tx(h -> club.core().members.emailOf(h, who.id()));
  }

  private boolean forget() {
    return tx(h -> club.core().emailChanges.forget(h, Actor.of(member.id()), member, How.TELEGRAM));
  }

  private boolean allows(ConsentKind kind) {
    return tx(h -> club.core().consents.allows(h, member.id(), Channel.EMAIL, kind));
  }

  private Way way(ConsentKind kind) {
    return tx(h -> club.core().reach.wayTo(h, member.id(), kind));
  }

  @Test
  void nothingIsTheMembersBeforeTheCodeWasSaidBack() {
    assertThat(ask(member, email)).isInstanceOf(CodeSending.Sent.class);
    assertThat(emailOf(member)).isEmpty();
    assertThat(confirm(member, "000000")).isIn(new EmailChange.Wrong(4), new EmailChange.Gone());
    assertThat(emailOf(member)).isEmpty();

    assertThat(confirm(member, SentCodes.of(club.core(), ChatAddress.email(email))))
        .isEqualTo(new EmailChange.Changed(member, email, Optional.empty()));
    assertThat(emailOf(member)).contains(email);
    assertThat(allows(ConsentKind.SERVICE)).isTrue();
    assertThat(allows(ConsentKind.CLUB)).as("club mail is asked for by itself").isFalse();
    assertThat(confirm(member, "000000")).as("a code is used once").isInstanceOf(EmailChange.Gone.class);
  }

  @Test
  void aCodeForANumberIsNoneForAnAddress() {
    var phone = club.freshPhone();
    tx(h -> club.core().phoneChanges.ask(h, member, phone));
    assertThat(confirm(member, SentCodes.of(club.core(), phone))).isInstanceOf(EmailChange.Gone.class);
  }

  @Test
  void theOldAddressIsToldOfTheNewOne() {
    confirmed(member, email);
    club.clock().advance(Codes.RESEND_AFTER);
    var next = fresh();
    assertThat(confirmed(member, next)).isEqualTo(new EmailChange.Changed(member, next, Optional.of(email)));
    assertThat(SentCodes.text(club.core(), ChatAddress.email(email), 2)).hasValueSatisfying(text ->
        assertThat(text).doesNotContain(next.address()));
    assertThat(emailOf(member)).contains(next);
  }

  @Test
  void anAddressOfAnotherMemberStaysTheirs() {
    confirmed(member, email);
    var other = club.member();
    club.clock().advance(Codes.RESEND_AFTER);
    assertThat(confirmed(other, email)).isInstanceOf(EmailChange.OfAnother.class);
    assertThat(emailOf(other)).isEmpty();
    assertThat(emailOf(member)).contains(email);
  }

  @Test
  void whoPrefersMailGetsMailAndWhoGivesItUpIsReachedAsBefore() {
    confirmed(member, email);
    tx(h -> {
      club.core().consents.grant(h, member.id(), Channel.TELEGRAM, ConsentKind.SERVICE, How.TELEGRAM, "comes with membership");
      return true;
    });
    assertThat(way(ConsentKind.SERVICE)).as("Telegram is preferred by who came through it")
        .isInstanceOfSatisfying(Way.To.class, to -> assertThat(to.chat().channel()).isEqualTo(Channel.TELEGRAM));
    ProfileChange preferred = tx(h -> club.core().profiles.prefer(h, Actor.of(member.id()), member.id(), Channel.EMAIL));
    assertThat(preferred).isInstanceOf(ProfileChange.Done.class);
    assertThat(way(ConsentKind.SERVICE)).isEqualTo(new Way.To(ChatAddress.email(email)));
    assertThat(way(ConsentKind.CLUB)).as("never asked for").isInstanceOf(Way.NoConsent.class);

    assertThat(forget()).isTrue();
    assertThat(forget()).isFalse();
    assertThat(emailOf(member)).isEmpty();
    assertThat(allows(ConsentKind.SERVICE)).isFalse();
    assertThat(way(ConsentKind.SERVICE)).isInstanceOfSatisfying(Way.To.class, to -> assertThat(to.chat().channel()).isEqualTo(Channel.TELEGRAM));
  }

  @Test
  void mailThatCameBackIsTriedAgainOnTheMembersWord() {
    var chat = ChatAddress.email(email);
    tx(h -> {
      club.core().reach.lost(h, chat, ReachLoss.BOUNCED);
      return true;
    });
    assertThat(ask(member, email)).isInstanceOf(CodeSending.Sent.class);
    boolean reachable = tx(h -> club.core().reach.reachable(h, chat));
    assertThat(reachable).isTrue();
  }

  @Test
  void anErasedPersonLeavesNoAddressAndNoCode() {
    confirmed(member, email);
    var next = fresh();
    club.clock().advance(Codes.RESEND_AFTER);
    ask(member, next);
    tx(h -> club.core().erasures.erase(h, Actor.SYSTEM, member.id()));
    long left = tx(h -> h.createQuery("""
        select (select count(*) from chat_link where address = any(:them)) + (select count(*) from one_time_code where address = any(:them))
          + (select count(*) from message_open where address = any(:them))
        """).bindArray("them", String.class, email.address(), next.address()).mapTo(Long.class).one());
    assertThat(left).isZero();
  }
}
