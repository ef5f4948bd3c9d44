package club.vafa.bot.dialog;

import club.vafa.Core;
import club.vafa.award.ClubAnswer;
import club.vafa.award.Joined;
import club.vafa.award.Joining;
import club.vafa.calendar.Anniversary;
import club.vafa.club.Terms;
import club.vafa.coupon.OwnCoupon;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Unit;
import club.vafa.member.ChatAddress;
import club.vafa.member.ConsentKind;
import club.vafa.member.How;
import club.vafa.member.Member;
import club.vafa.member.NewMember;
import club.vafa.member.PhoneProof;
import club.vafa.member.ProfileChange;
import club.vafa.message.Button;
import club.vafa.message.Content;
import club.vafa.message.Keyboard;
import club.vafa.text.Code;
import club.vafa.text.Message;
import club.vafa.trail.Actor;
import club.vafa.value.Language;
import club.vafa.value.LocalText;
import club.vafa.value.Phone;
import club.vafa.value.Points;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What joining asks of core: who is known, what is missing, and the joining itself once all is told. */
public final class JoinEnd {

  private final Core core;
  private final CardDialog card;

  public JoinEnd(Core core, CardDialog card) {
    this.core = core;
    this.card = card;
  }

  String region() {
    return core.clubs.settings().phoneRegion();
  }

  LocalText clubName() {
    return core.clubs.settings().name();
  }

  LocalDate today() {
    return core.clubs.today();
  }

  Terms terms(Handle h) {
    return core.clubs.terms(h);
  }

  /** The member whose number it is; a number whose holder has long been away may be somebody else's by now. */
  Optional<Member> known(Handle h, Phone phone) {
    return core.members.byChat(h, ChatAddress.sms(phone));
  }

  /** Whether the member has another Telegram account, so that only a code lets this one in. */
  boolean needsCode(Turn turn, Member known) {
    return TakeOverDialog.needed(core, turn, known);
  }

  Answer askForCode(Turn turn, Member known, Phone phone) {
    return TakeOverDialog.ask(core, turn, known, phone);
  }

  /** The member, spoken to from now on in the language that was chosen just before. */
  Member inLanguage(Turn turn, Member member) {
    return member.language() != turn.language()
        && core.profiles.changeLanguage(turn.h(), Actor.of(member.id()), member.id(), turn.language()) instanceof ProfileChange.Done(Member changed)
        ? changed : member;
  }

  /** Lets the chat belong to the member who has just proved the number. */
  void link(Turn turn, Phone phone) {
    var member = turn.member().orElseThrow();
    join(turn, new NewMember(Optional.of(phone), Optional.of(PhoneProof.TELEGRAM_CONTACT), Optional.of(turn.chat()), member.name(),
        member.language(), How.TELEGRAM, Optional.empty(), Optional.empty()), Optional.empty(), Optional.empty());
  }

  /** The steps that a known member still has to be asked, by their names. */
  List<String> missing(Turn turn) {
    var member = turn.member().orElseThrow();
    var missing = new ArrayList<String>();
    if (core.occasions.birthdayOf(turn.h(), member.id()).isEmpty()) {
      missing.add("BIRTHDAY");
    }
    if (member.termsVersion().orElse(0) < terms(turn.h()).version()) {
      missing.add("TERMS");
    }
    if (!core.consents.allows(turn.h(), member.id(), turn.chat().channel(), ConsentKind.CLUB)) {
      missing.add("CONSENT");
    }
    return missing;
  }

  /** All is told: joins the person, or completes what is known of a member; then card and main keyboard. */
  Answer finish(Turn turn, List<Content> first) {
    var data = turn.conversation().data();
    var birthday = Optional.ofNullable(data.get("birthday")).map(BirthdayQuestion::restored).map(BirthdayQuestion::anniversary);
    var club = Optional.ofNullable(data.get("club")).map(yes -> new ClubAnswer(yes.equals("yes"), data.getOrDefault("wording", "")));
    var joined = join(turn, person(turn), birthday, club);
    var said = new ArrayList<>(first);
    said.add(turn.speech().text(switch (joined) {
      case Joined.Welcome welcome when welcome.points().equals(Points.ZERO) -> Message.of("join.done", "name", welcome.member().name());
      case Joined.Welcome welcome -> Message.of("join.done.points", "name", welcome.member().name(), "points", welcome.points());
      case Joined.AlreadyMember already -> Message.of("join.linked", "name", already.member().name());
    }, Menu.keyboard(turn.speech())));
    if (joined instanceof Joined.Welcome welcome) {
      welcome.discount().ifPresent(own -> said.add(turn.speech().text(discount("join.discount", own, new Code(own.code())), new Keyboard.Inline(
          List.of(List.of(Button.copying(turn.speech().say(Message.of("offers.copy", "code", own.code())), own.code())))))));
    }
    said.add(card.picture(turn, joined.card()));
    return turn.go(turn.conversation().ended(), said);
  }

  /** The welcome discount in words. */
  Message discount(String key, OwnCoupon own, Object code) {
    return Message.of(key, "discount", OffersDialog.discount(own.coupon().discount()), "day",
        LineWords.lastDay(own.coupon().until(), core.clubs.settings().zone()), "code", code, "name", own.coupon().name());
  }

  private NewMember person(Turn turn) {
    var data = turn.conversation().data();
    var payload = Optional.ofNullable(data.get("payload"));
    var terms = Optional.of(terms(turn.h()).version());
    return turn.member().map(member ->
        new NewMember(core.members.phoneOf(turn.h(), member.id()), Optional.empty(), Optional.of(turn.chat()),
            member.name(), member.language(), How.TELEGRAM, terms, Optional.empty()))
        .orElseGet(() -> new NewMember(Optional.of(new Phone(data.get("phone"))), Optional.of(PhoneProof.TELEGRAM_CONTACT),
            Optional.of(turn.chat()),
            data.get("name"), Language.of(data.get("language")), How.TELEGRAM, terms, payload));
  }

  Joined join(Turn turn, NewMember person, Optional<Anniversary> birthday, Optional<ClubAnswer> club) {
    return core.joins.join(turn.h(), new Joining(person, birthday, club));
  }

  /** A member who presses start: the reach is back, the consent stays as it is. */
  Answer welcomeBack(Turn turn) {
    var member = turn.member().orElseThrow();
    return turn.end(turn.speech().text(Message.of("join.again", "name", member.name(), "points", points(turn, member)),
        Menu.keyboard(turn.speech())));
  }

  long points(Turn turn, Member member) {
    return core.ledger.balance(turn.h(), HolderId.of(member.id()), Unit.POINTS).available();
  }
}
