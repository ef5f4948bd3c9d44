package club.vafa.verification;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.Race;
import club.vafa.TestClub;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Unit;
import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.member.How;
import club.vafa.member.Member;
import club.vafa.member.NewMember;
import club.vafa.member.PhoneProof;
import club.vafa.trail.Actor;
import club.vafa.value.Language;
import club.vafa.value.Phone;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CodesTest {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private static final int SERVICE_LANE = 2;

  private final TestClub club = new TestClub(database);
  private final Member member = club.member();
  private final Phone fresh = club.freshPhone();

  private interface In<A> {
    A at(Handle h);
  }

  private <A> A tx(In<A> work) {
    return club.core().db.transact(h -> Outcome.commit(work.at(h)));
  }

  private CodeSending ask(Phone phone) {
    return tx(h -> club.core().phoneChanges.ask(h, member, phone));
  }

  private PhoneChange confirm(String typed) {
    return tx(h -> club.core().phoneChanges.confirm(h, Actor.of(member.id()), member.id(), typed));
  }

  private Optional<Member> byChat(ChatAddress chat) {
    return tx(h -> club.core().members.byChat(h, chat));
  }

  private Optional<Member> byPhone(Phone phone) {
    return tx(h -> club.core().members.byPhone(h, phone));
  }

  private Optional<Phone> phoneOf(Member of) {
    return tx(h -> club.core().members.phoneOf(h, of.id()));
  }

  private TakeOver takeOver(ChatAddress chat, String typed) {
    return tx(h -> club.core().phoneChanges.takeOver(h, chat, typed));
  }

  private CodeCheck check(CodePurpose purpose, CodeWish.Asker asker, String typed) {
    return tx(h -> club.core().codes.check(h, purpose, asker, typed));
  }

  private static String wrong(String code) {
    return code.equals("000000") ? "111111" : "000000";
  }

  @Test
  void theRightCodeMovesTheNumberAndTheOldNumberIsTold() {
    var old = phoneOf(member).orElseThrow();
    assertThat(ask(fresh)).isInstanceOf(CodeSending.Sent.class);
    assertThat(phoneOf(member)).as("nothing changes before the proof").contains(old);

    var typed = SentCodes.of(club.core(), fresh).chars().mapToObj(c -> Character.toString(c - '0' + '۰')).reduce("", String::concat);
    assertThat(confirm(typed)).isEqualTo(new PhoneChange.Changed(member, fresh, Optional.of(old)));

    assertThat(byPhone(fresh).map(Member::id)).contains(member.id());
    assertThat(byPhone(old)).isEmpty();
    assertThat(byChat(ChatAddress.sms(fresh)).map(Member::id)).contains(member.id());
    assertThat(byChat(ChatAddress.sms(old))).isEmpty();
    assertThat(SentCodes.text(club.core(), old, SERVICE_LANE)).hasValueSatisfying(text ->
        assertThat(text).contains(club.core().clubs.settings().nameFa()).doesNotContain(member.name(), fresh.e164()));
  }

  @Test
  void theTextSaysTheClubsNameAndTheCodeAndNothingOfThePerson() {
    ask(fresh);
    var text = SentCodes.text(club.core(), fresh, 0).orElseThrow();
    assertThat(text).contains(club.core().clubs.settings().nameFa()).doesNotContain(member.name(), "سارا", member.id().toString());
    long told = tx(h -> h.createQuery("select count(*) from one_time_code where encode(code_hmac, 'escape') like '%' || :code || '%'")
        .bind("code", SentCodes.of(club.core(), fresh)).mapTo(Long.class).one());
    assertThat(told).as("kept as a hash alone").isZero();
  }

  @Test
  void aCodeIsUsedOnce() {
    ask(fresh);
    var code = SentCodes.of(club.core(), fresh);
    assertThat(confirm(code)).isInstanceOf(PhoneChange.Changed.class);
    assertThat(confirm(code)).isInstanceOf(PhoneChange.Gone.class);
  }

  @Test
  void ofManyWhoSayTheRightCodeAtOnceOneIsRight() {
    ask(fresh);
    var code = SentCodes.of(club.core(), fresh);
    var answers = Race.of(8, i -> () -> check(CodePurpose.PHONE_CHANGE, CodeWish.Asker.of(member.id()), code));
    assertThat(answers).filteredOn(answer -> answer instanceof CodeCheck.Right).hasSize(1);
  }

  @Test
  void aCodeIsGoodForFiveMinutes() {
    ask(fresh);
    var code = SentCodes.of(club.core(), fresh);
    club.clock().advance(Codes.GOOD_FOR);
    assertThat(confirm(code)).isInstanceOf(PhoneChange.Gone.class);
  }

  @Test
  void afterFiveWrongGuessesTheRightCodeIsNoneEither() {
    ask(fresh);
    var code = SentCodes.of(club.core(), fresh);
    for (int left = Codes.GUESSES_MAX - 1; left > 0; left--) {
      assertThat(confirm(wrong(code))).isEqualTo(new PhoneChange.Wrong(left));
    }
    assertThat(confirm(wrong(code))).isInstanceOf(PhoneChange.Gone.class);
    assertThat(confirm(code)).isInstanceOf(PhoneChange.Gone.class);
  }

  @Test
  void guessesMadeAtOnceAreCountedEach() {
    ask(fresh);
    var code = SentCodes.of(club.core(), fresh);
    Race.of(12, i -> () -> confirm(wrong(code)));
    assertThat(confirm(code)).isInstanceOf(PhoneChange.Gone.class);
  }

  @Test
  void aCodeOfOnePurposeOrAskerIsNoneForAnother() {
    ask(fresh);
    var code = SentCodes.of(club.core(), fresh);
    var other = club.member();
    assertThat(check(CodePurpose.MERGE, CodeWish.Asker.of(member.id()), code))
        .isInstanceOf(CodeCheck.Gone.class);
    assertThat(check(CodePurpose.PHONE_CHANGE, CodeWish.Asker.of(other.id()), code))
        .isInstanceOf(CodeCheck.Gone.class);
  }

  @Test
  void aNewCodeIsSentAfterAMinuteAndVoidsTheOldOneAndANumberIsSentFewOfThem() {
    assertThat(ask(fresh)).isInstanceOf(CodeSending.Sent.class);
    var first = SentCodes.of(club.core(), fresh);
    assertThat(ask(fresh)).isInstanceOf(CodeSending.TooSoon.class);
    club.clock().advance(Codes.RESEND_AFTER);
    assertThat(ask(fresh)).isInstanceOf(CodeSending.Sent.class);
    assertThat(confirm(first)).isInstanceOf(PhoneChange.Wrong.class);
    club.clock().advance(Codes.RESEND_AFTER);
    assertThat(ask(fresh)).isInstanceOf(CodeSending.Sent.class);
    club.clock().advance(Codes.RESEND_AFTER);
    assertThat(ask(fresh)).as("three in a quarter of an hour").isInstanceOf(CodeSending.TooMany.class);
  }

  @Test
  void theNumberOfAnotherMemberIsNotTakenAndWhoseItIsIsToldOnlyAfterTheProof() {
    var other = club.member();
    var theirs = phoneOf(other).orElseThrow();
    assertThat(ask(theirs)).isInstanceOf(CodeSending.Sent.class);
    assertThat(confirm(SentCodes.of(club.core(), theirs))).isEqualTo(new PhoneChange.OfAnother(other, theirs));
    assertThat(byPhone(theirs).map(Member::id)).contains(other.id());
  }

  @Test
  void theNumberOfSomebodyLongAwayPassesOnWithoutTheBalance() {
    var away = club.member();
    var theirs = phoneOf(away).orElseThrow();
    tx(h -> club.core().awards.welcome(h, away.id()));
    club.clock().advance(Duration.ofDays(400));
    tx(h -> {
      club.core().members.seen(h, member.id());
      return member;
    });
    ask(theirs);
    assertThat(confirm(SentCodes.of(club.core(), theirs))).isInstanceOf(PhoneChange.Changed.class);
    assertThat(byPhone(theirs).map(Member::id)).contains(member.id());
    assertThat(points(member)).isZero();
    assertThat(points(away)).isEqualTo(club.core().clubs.settings().welcomePoints());
  }

  private long points(Member of) {
    return tx(h -> club.core().ledger.balance(h, HolderId.of(of.id()), Unit.POINTS)).posted();
  }

  @Test
  void twoWhoProveOneFreeNumberAtOnceDoNotBothGetIt() {
    var other = club.member();
    ask(fresh);
    var mine = SentCodes.of(club.core(), fresh);
    tx(h -> club.core().phoneChanges.ask(h, other, fresh));
    var theirs = SentCodes.of(club.core(), fresh);
    var answers = Race.of(2, i -> () -> i == 0 ? confirm(mine)
        : tx(h -> club.core().phoneChanges.confirm(h, Actor.of(other.id()), other.id(), theirs)));
    assertThat(answers).filteredOn(answer -> answer instanceof PhoneChange.Changed).hasSize(1);
    assertThat(answers).filteredOn(answer -> answer instanceof PhoneChange.OfAnother).hasSize(1);
  }

  @Test
  void aNewChatTakesAMembershipOverOnlyWithTheCodeSentToItsNumber() {
    var person = tx(h -> club.core().members.person(h, member.id())).orElseThrow();
    var old = person.chats().stream().filter(chat -> chat.channel() == Channel.TELEGRAM).findFirst().orElseThrow();
    var phone = person.phones().getFirst();
    var chat = ChatAddress.telegram(8_800_000_001L);

    boolean needed = tx(h -> club.core().phoneChanges.needsCode(h, member, chat));
    assertThat(needed).isTrue();
    tx(h -> club.core().phoneChanges.askTakeOver(h, chat, member, phone, Language.EN));
    var code = SentCodes.of(club.core(), phone);
    assertThat(takeOver(chat, wrong(code))).isInstanceOf(TakeOver.Wrong.class);
    assertThat(byChat(chat)).isEmpty();

    assertThat(takeOver(chat, code)).isInstanceOf(TakeOver.Done.class);
    assertThat(byChat(chat).map(Member::id)).contains(member.id());
    assertThat(byChat(old)).as("the lost account is nobody's").isEmpty();
    long told = tx(h -> h.createQuery("select count(*) from message_open where channel = 'TELEGRAM' and address = :old")
        .bind("old", old.address()).mapTo(Long.class).one());
    assertThat(told).as("and is told").isEqualTo(1);
  }

  @Test
  void aNumberThatChangedHandsWhileTheCodeWasOnItsWayLetsNobodyIn() {
    var phone = phoneOf(member).orElseThrow();
    var chat = ChatAddress.telegram(8_800_000_002L);
    tx(h -> club.core().phoneChanges.askTakeOver(h, chat, member, phone, Language.EN));
    var code = SentCodes.of(club.core(), phone);
    tx(h -> club.core().members.takePhone(h, Actor.SYSTEM, member.id(), fresh, PhoneProof.CODE));
    var next = tx(h -> club.core().members.join(h, new NewMember(Optional.of(phone), Optional.of(PhoneProof.SMS),
        Optional.of(ChatAddress.sms(phone)), "Omid", Language.EN, How.SMS, Optional.of(1), Optional.empty()))).member();
    assertThat(takeOver(chat, code)).isInstanceOf(TakeOver.Gone.class);
    assertThat(byChat(chat)).isEmpty();
    assertThat(next.id()).isNotEqualTo(member.id());
  }
}
