package club.vafa.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.vafa.TestClub;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.trail.Actor;
import club.vafa.value.Language;
import club.vafa.value.MemberId;
import club.vafa.value.PageRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConsentsTest {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private final TestClub club = new TestClub(database);
  private final Consents consents = club.core().consents;
  private final Reach reach = club.core().reach;
  private final MemberId member = club.member().id();
  private ChatAddress telegram = ChatAddress.telegram(1);
  private ChatAddress sms = ChatAddress.telegram(1);

  @BeforeEach
  void bothChannelsAreAgreedTo() {
    telegram = chat(Channel.TELEGRAM);
    sms = chat(Channel.SMS);
    for (var channel : List.of(Channel.TELEGRAM, Channel.SMS)) {
      say(channel, ConsentKind.SERVICE);
      say(channel, ConsentKind.CLUB);
    }
  }

  private ChatAddress chat(Channel channel) {
    return new ChatAddress(channel,
        club.core().db.read(h -> h.createQuery("select address from chat_link where member_id = :m and channel = :c")
        .bind("m", member).bind("c", channel).mapTo(String.class).one()));
  }

  private void say(Channel channel, ConsentKind kind) {
    transact(h -> {
      consents.grant(h, member, channel, kind, How.TELEGRAM, "asked in words");
      return Outcome.commit(true);
    });
  }

  private <A> A transact(Db.Work<A> work) {
    return club.core().db.transact(work);
  }

  private ProfileChange edit(Function<Handle, ProfileChange> edit) {
    return transact(h -> Outcome.commit(edit.apply(h)));
  }

  private Stopping stop(ChatAddress chat, boolean atCarrier) {
    return transact(h -> Outcome.commit(consents.stop(h, chat, atCarrier, "STOP")));
  }

  private Starting start(ChatAddress chat) {
    return transact(h -> Outcome.commit(consents.start(h, chat, "START")));
  }

  private boolean allows(Channel channel, ConsentKind kind) {
    return club.core().db.read(h -> consents.allows(h, member, channel, kind));
  }

  private Way way(ConsentKind kind) {
    return club.core().db.read(h -> reach.wayTo(h, member, kind));
  }

  @Test
  void stopWithdrawsClubConsentOnThatChannelAtOnceAndNothingElse() {
    assertThat(stop(telegram, false)).isInstanceOf(Stopping.Stopped.class);
    assertThat(allows(Channel.TELEGRAM, ConsentKind.CLUB)).isFalse();
    assertThat(allows(Channel.TELEGRAM, ConsentKind.SERVICE)).isTrue();
    assertThat(allows(Channel.SMS, ConsentKind.CLUB)).isTrue();
    assertThat(way(ConsentKind.CLUB)).isEqualTo(new Way.To(sms));
    assertThat(way(ConsentKind.SERVICE)).isEqualTo(new Way.To(telegram));
    assertThat(stop(telegram, false)).isInstanceOf(Stopping.AlreadyStopped.class);
  }

  @Test
  void stopIsHeardFromADormantNumberToo() {
    club.clock().advance(Duration.ofDays(400));
    assertThat(stop(sms, false)).isInstanceOf(Stopping.Stopped.class);
    assertThat(allows(Channel.SMS, ConsentKind.CLUB)).isFalse();
  }

  @Test
  void startRestoresWhatStopWithdrew() {
    stop(telegram, false);
    assertThat(start(telegram)).isInstanceOf(Starting.Restored.class);
    assertThat(allows(Channel.TELEGRAM, ConsentKind.CLUB)).isTrue();
    assertThat(start(telegram)).isInstanceOf(Starting.AlreadyOn.class);
  }

  @Test
  void startGivesNoConsentThatWasNeverGiven() {
    var other = club.member().id();
    var chat = club.core().db.read(h -> h.createQuery("select address from chat_link where member_id = :m and channel = 'TELEGRAM'")
        .bind("m", other).mapTo(String.class).one());
    assertThat(start(new ChatAddress(Channel.TELEGRAM, chat))).isInstanceOf(Starting.NeverAgreed.class);
    var allowed = club.core().db.read(h -> consents.allows(h, other, Channel.TELEGRAM, ConsentKind.CLUB));
    assertThat(allowed).isFalse();
  }

  @Test
  void aCarriersStopClosesTheNumberForEverythingUntilStart() {
    stop(sms, true);
    assertThat(reachable(sms)).isFalse();
    stop(telegram, false);
    assertThat(way(ConsentKind.CLUB)).isEqualTo(new Way.NoConsent());
    transact(h -> {
      reach.lost(h, telegram, ReachLoss.BLOCKED);
      return Outcome.commit(true);
    });
    assertThat(way(ConsentKind.SERVICE)).as("not even what the member's own acts cause").isEqualTo(new Way.NoReach());

    assertThat(start(sms)).isInstanceOf(Starting.Restored.class);
    assertThat(way(ConsentKind.SERVICE)).isEqualTo(new Way.To(sms));
  }

  @Test
  void aStrangersNumberStaysClosedAlsoAfterJoining() {
    var phone = club.freshPhone();
    var chat = ChatAddress.sms(phone);
    assertThat(stop(chat, true)).isInstanceOf(Stopping.NotAMember.class);
    transact(h -> Outcome.commit(club.core().members.join(h,
        new NewMember(Optional.of(phone), Optional.of(PhoneProof.SMS), Optional.of(chat), "Sara",
        Language.EN, How.SMS, Optional.empty(), Optional.empty()))));
    assertThat(reachable(chat)).isFalse();
    start(chat);
    assertThat(reachable(chat)).isTrue();
  }

  @Test
  void blockingTheBotEndsTheReachAndComingBackRestoresTheReachButNotTheConsent() {
    stop(telegram, false);
    transact(h -> {
      reach.lost(h, telegram, ReachLoss.BLOCKED);
      return Outcome.commit(true);
    });
    assertThat(reachable(telegram)).isFalse();
    assertThat(way(ConsentKind.SERVICE)).isEqualTo(new Way.To(sms));
    transact(h -> {
      reach.restored(h, telegram);
      return Outcome.commit(true);
    });
    assertThat(reachable(telegram)).isTrue();
    assertThat(allows(Channel.TELEGRAM, ConsentKind.CLUB)).isFalse();
  }

  @Test
  void theHistoryTellsWhenHowAndInWhichWords() {
    stop(sms, false);
    start(sms);
    List<Consent> history = club.core().db.read(h -> consents.history(h, member));
    assertThat(history).hasSize(6);
    assertThat(history.getFirst()).isEqualTo(new Consent(Channel.SMS, ConsentKind.CLUB, true, How.KEYWORD, "START", club.clock()
        .instant()));
    assertThat(history.get(1)).isEqualTo(new Consent(Channel.SMS, ConsentKind.CLUB, false, How.KEYWORD, "STOP", club.clock().instant()));
    assertThatThrownBy(() -> transact(h -> Outcome.commit(h.execute("update consent set given = true"))))
        .isInstanceOf(UnableToExecuteStatementException.class).hasMessageContaining("append-only");
  }

  @Test
  void onlyRealChangesAreEvents() {
    say(Channel.TELEGRAM, ConsentKind.CLUB);
    stop(telegram, false);
    stop(telegram, false);
    int events = club.core().db.read(h -> h.createQuery("select count(*) from event where holder_id = :m and type = 'ConsentChanged'")
        .bind("m", member).mapTo(Integer.class).one());
    assertThat(events).as("four grants and one withdrawal").isEqualTo(5);
  }

  @Test
  void profileEditsAreCheckedAndOnTheTrailWithoutTheirWords() {
    var profiles = club.core().profiles;
    assertThat(edit(h -> profiles.rename(h, Actor.of(member), member, "  Ada\u200b   Lovelace 🎉")))
        .isInstanceOfSatisfying(ProfileChange.Done.class, done -> assertThat(done.member().name()).isEqualTo("Ada Lovelace"));
    assertThat(edit(h -> profiles.rename(h, Actor.of(member), member, "🎉🎉"))).isInstanceOf(ProfileChange.NameRefused.class);
    assertThat(edit(h -> profiles.changeLanguage(h, Actor.of(member), member, Language.EN)))
        .isInstanceOfSatisfying(ProfileChange.Done.class, done -> assertThat(done.member().language()).isEqualTo(Language.EN));
    assertThat(edit(h -> profiles.prefer(h, Actor.of(member), member, Channel.SMS))).isInstanceOf(ProfileChange.Done.class);
    assertThat(way(ConsentKind.CLUB)).isEqualTo(new Way.To(sms));
    var acts = club.core().db.read(h -> club.core().trail.page(h, Optional.of("member"), Optional.of(member.value()), PageRequest.first()))
        .items();
    assertThat(acts).extracting(act -> act.action()).contains("member.rename", "member.language", "member.prefer");
    assertThat(acts).noneMatch(act -> act.facts().contains("Ada"));
  }

  private boolean reachable(ChatAddress chat) {
    return club.core().db.read(h -> reach.reachable(h, chat));
  }
}
