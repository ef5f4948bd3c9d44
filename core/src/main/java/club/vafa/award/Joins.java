package club.vafa.award;

import club.vafa.card.Cards;
import club.vafa.coupon.WelcomeDiscount;
import club.vafa.member.Channel;
import club.vafa.member.ConsentKind;
import club.vafa.member.Consents;
import club.vafa.member.Entry;
import club.vafa.member.Members;
import club.vafa.member.NewMember;
import club.vafa.occasion.Occasions;
import club.vafa.trail.Actor;
import club.vafa.value.MemberId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Joining as a whole: person, consents, card, birthday and welcome, in the caller's transaction. */
public final class Joins {
  private final Members members;
  private final Consents consents;
  private final Cards cards;
  private final Occasions occasions;
  private final Awards awards;
  private final WelcomeDiscount welcome;

  public Joins(Members members, Consents consents, Cards cards, Occasions occasions, Awards awards,
      WelcomeDiscount welcome) {
    this.members = members;
    this.consents = consents;
    this.cards = cards;
    this.occasions = occasions;
    this.awards = awards;
    this.welcome = welcome;
  }

  /** By the person's own act. */
  public Joined join(Handle h, Joining joining) {
    return join(h, joining, Optional.empty());
  }

  /** By somebody of the staff, for the person. */
  public Joined join(Handle h, Actor by, Joining joining) {
    return join(h, joining, Optional.of(by));
  }

  private Joined join(Handle h, Joining joining, Optional<Actor> by) {
    var person = joining.person();
    return switch (members.join(h, person)) {
      case Entry.New(var member) -> {
        agree(h, member.id(), joining);
        var card = cards.issue(h, member.id());
        var birthday = joining.birthday().map(day -> occasions.rememberBirthday(h, by.orElse(Actor.of(member.id())), member.id(), day));
        var points = awards.welcome(h, member.id()).points();
        yield new Joined.Welcome(member, card, points, birthday, welcome.give(h, member.id()));
      }
      case Entry.Known(var member) -> {
        agree(h, member.id(), joining);
        person.termsVersion().ifPresent(version -> members.acceptTerms(h, member.id(), version, person.how()));
        if (joining.birthday().isPresent() && occasions.birthdayOf(h, member.id()).isEmpty()) {
          occasions.rememberBirthday(h, by.orElse(Actor.of(member.id())), member.id(), joining.birthday().get());
        }
        yield new Joined.AlreadyMember(member, cards.issue(h, member.id()));
      }
    };
  }

  /** Service messages come with membership on every channel by which the person is known; club messages where they were asked for. */
  private void agree(Handle h, MemberId member, Joining joining) {
    var person = joining.person();
    for (var channel : channels(person)) {
      if (!consents.allows(h, member, channel, ConsentKind.SERVICE)) {
        var terms = person.termsVersion().map(String::valueOf).orElse("-");
        consents.grant(h, member, channel, ConsentKind.SERVICE, person.how(), "membership, terms " + terms);
      }
    }
    var asked = person.chat().map(chat -> chat.channel()).orElse(Channel.SMS);
    joining.club().ifPresent(answer -> {
      if (answer.yes()) {
        consents.grant(h, member, asked, ConsentKind.CLUB, person.how(), answer.wording());
      } else {
        consents.withdraw(h, member, asked, ConsentKind.CLUB, person.how(), answer.wording());
      }
    });
  }

  private static Set<Channel> channels(NewMember person) {
    var channels = EnumSet.noneOf(Channel.class);
    person.chat().ifPresent(chat -> channels.add(chat.channel()));
    person.phone().ifPresent(phone -> channels.add(Channel.SMS));
    return channels;
  }
}
