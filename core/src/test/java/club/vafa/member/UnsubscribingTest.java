package club.vafa.member;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.value.Ids;
import club.vafa.value.Language;
import club.vafa.value.MemberId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UnsubscribingTest {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private final TestClub club = new TestClub(database);
  private final Unsubscribing unsubscribing = club.core().unsubscribing;

  private boolean allows(Member member, Channel channel, ConsentKind kind) {
    return club.core().db.read(h -> club.core().consents.allows(h, member.id(), channel, kind));
  }

  @Test
  void aLinkEndsTheClubMessagesOfItsChannelAndNothingElse() {
    var member = club.consenting(Language.FA, Channel.TELEGRAM, Channel.EMAIL);
    var ticket = unsubscribing.read(unsubscribing.token(member.id(), Channel.EMAIL)).orElseThrow();
    assertThat(ticket).isEqualTo(new Unsubscribing.Ticket(member.id(), Channel.EMAIL));
    for (int i = 0; i < 2; i++) {
      var left = club.core().db.transact(h -> Outcome.commit(unsubscribing.unsubscribe(h, ticket, "one click")));
      assertThat(left).map(Member::id).contains(member.id());
    }
    assertThat(allows(member, Channel.EMAIL, ConsentKind.CLUB)).isFalse();
    assertThat(allows(member, Channel.EMAIL, ConsentKind.SERVICE)).isTrue();
    assertThat(allows(member, Channel.TELEGRAM, ConsentKind.CLUB)).isTrue();
    var history = club.core().db.read(h -> club.core().consents.history(h, member.id()));
    assertThat(history).as("said once").filteredOn(said -> said.how() == How.EMAIL).hasSize(1);
  }

  @Test
  void aChangedLinkIsNoLink() {
    var token = unsubscribing.token(new MemberId(Ids.random()), Channel.EMAIL);
    assertThat(IntStream.range(0, token.length())).allSatisfy(i -> {
      var changed = token.substring(0, i) + (token.charAt(i) == 'A' ? 'B' : 'A') + token.substring(i + 1);
      assertThat(unsubscribing.read(changed)).isEmpty();
    });
    assertThat(unsubscribing.read("")).isEmpty();
    assertThat(unsubscribing.read("!".repeat(token.length()))).isEmpty();
    assertThat(unsubscribing.read(token)).isPresent();
  }
}
