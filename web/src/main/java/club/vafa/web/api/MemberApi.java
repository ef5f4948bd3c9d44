package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.award.ClubAnswer;
import club.vafa.award.Joined;
import club.vafa.award.Joining;
import club.vafa.card.Activation;
import club.vafa.db.Outcome;
import club.vafa.member.Channel;
import club.vafa.member.ConsentKind;
import club.vafa.member.How;
import club.vafa.member.Member;
import club.vafa.member.MemberLine;
import club.vafa.member.MemberQuery;
import club.vafa.member.NewMember;
import club.vafa.member.ProfileChange;
import club.vafa.occasion.Remembering;
import club.vafa.product.Category;
import club.vafa.purchase.Customer;
import club.vafa.purchase.Customers;
import club.vafa.staff.Permission;
import club.vafa.text.PersonName;
import club.vafa.value.MemberId;
import club.vafa.value.Page;
import club.vafa.value.Phone;
import club.vafa.web.Call;
import club.vafa.web.CardRefusals;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.api.MemberShapes.BirthdayView;
import club.vafa.web.api.MemberShapes.ConsentView;
import club.vafa.web.api.MemberShapes.ConsentWish;
import club.vafa.web.api.MemberShapes.JoinAnswer;
import club.vafa.web.api.MemberShapes.JoinWish;
import club.vafa.web.api.MemberShapes.MemberChange;
import club.vafa.web.api.MemberShapes.MemberItem;
import club.vafa.web.api.MemberShapes.MemberQueryParameters;
import club.vafa.web.api.MemberShapes.MemberView;
import club.vafa.web.api.MemberShapes.StandingView;
import club.vafa.web.json.FieldError;
import club.vafa.web.json.Malformed;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The members: found, signed up, shown and changed by staff. */
public final class MemberApi {
  private static final String ASKED_AT_TILL = "asked at the till";

  private final Core core;
  private final Phones phones;
  private final Customers customers;

  public MemberApi(Core core) {
    this.core = core;
    this.phones = new Phones(core.clubs);
    this.customers = new Customers(core.members, core.cards);
  }

  public Reply find(Call call) {
    var wanted = call.query(MemberQueryParameters.class);
    Optional<Phone> phone = wanted.phone().map(typed -> phones.read("phone", typed));
    boolean full = call.session().may(Permission.PERSONAL_DATA_READ);
    Page<MemberLine> lines = core.db.read(h -> wanted.card().isPresent()
        ? Page.last(byCard(h, wanted.card().get()))
        : core.members.find(h, new MemberQuery(phone, wanted.name(), call.pageById())));
    return Reply.of(lines.map(line -> MemberItem.of(full ? line : line.masked())));
  }

  private List<MemberLine> byCard(Handle h, String card) {
    return customers.find(h, new Customer.ByCard(card)).stream().map(member -> new MemberLine(member.id(), member.name(),
        core.members.phoneOf(h, member.id()).map(Phone::e164), member.language(), member.status(), member.joinedAt())).toList();
  }

  public Reply join(Call call) {
    var wish = call.body(JoinWish.class);
    var phone = phones.read("phone", wish.phone());
    if (!(PersonName.clean(wish.name()) instanceof PersonName.Ok(String name))) {
      throw Malformed.field("name", "not_a_name");
    }
    var refused = new AtomicReference<>(Optional.<Activation>empty());
    return Replies.keyed(core.requests.once(call.key(), wish, JoinAnswer.class, h -> {
      var terms = wish.termsAccepted() ? Optional.of(core.clubs.terms(h).version()) : Optional.<Integer>empty();
      var person = new NewMember(Optional.of(phone), Optional.empty(), Optional.empty(), name,
          wish.language().orElse(core.clubs.settings().mainLanguage()), How.STAFF, terms, Optional.empty());
      var joining = new Joining(person, wish.birthday().map(MemberShapes.Birthday::anniversary),
          wish.clubMessages().map(yes -> new ClubAnswer(yes, ASKED_AT_TILL)));
      var answer = switch (core.joins.join(h, call.actor(), joining)) {
        case Joined.Welcome joined -> new JoinAnswer(joined.member().id(), true, joined.points().amount());
        case Joined.AlreadyMember known -> new JoinAnswer(known.member().id(), false, 0);
      };
      var activation = wish.printedCard().map(printed -> core.cards.activate(h, call.actor(), answer.id(), printed));
      refused.set(activation.filter(a -> !(a instanceof Activation.Activated)));
      return refused.get().isEmpty() ? Outcome.commit(answer) : Outcome.refuse(answer);
    }), answer -> refused.get().map(CardRefusals::of).orElseGet(() -> Reply.of(answer)));
  }

  public Reply show(Call call) {
    return core.db.read(h -> member(h, call).map(member -> Reply.of(view(h, call, member)))).orElseGet(Refusals::notFound);
  }

  public Reply change(Call call) {
    var wish = call.body(MemberChange.class);
    wish.interests().ifPresent(this::known);
    return core.db.transact(h -> {
      var member = member(h, call);
      if (member.isEmpty()) {
        return Outcome.refuse(Refusals.notFound());
      }
      var id = member.get().id();
      var refusal = Stream.<Optional<Function<Handle, ProfileChange>>>of(
              wish.name().map(name -> tx -> core.profiles.rename(tx, call.actor(), id, name)),
              wish.language().map(language -> tx -> core.profiles.changeLanguage(tx, call.actor(), id, language)),
              wish.preferredChannel().map(channel -> tx -> core.profiles.prefer(tx, call.actor(), id, channel)),
              wish.interests().map(codes -> tx -> core.profiles.like(tx, call.actor(), id, codes)))
          .flatMap(Optional::stream).map(step -> step.apply(h)).filter(done -> !(done instanceof ProfileChange.Done)).findFirst();
      return refusal.isPresent() ? Outcome.refuse(Refusals.of(refusal.get()))
          : Outcome.commit(Reply.of(view(h, call, member(h, call).orElseThrow())));
    });
  }

  private void known(List<String> categories) {
    var known = core.categories.list().stream().map(Category::code).toList();
    var faults = IntStream.range(0, categories.size()).filter(i -> !known.contains(categories.get(i)))
        .mapToObj(i -> FieldError.of("interests[" + i + "]", "unknown_code")).toList();
    if (!faults.isEmpty()) {
      throw new Malformed(faults);
    }
  }

  public Reply setBirthday(Call call) {
    var day = call.body(MemberShapes.Birthday.class).anniversary();
    return core.db.transact(h -> {
      var member = member(h, call);
      if (member.isEmpty()) {
        return Outcome.refuse(Refusals.notFound());
      }
      return switch (core.occasions.rememberBirthday(h, call.actor(), member.get().id(), day)) {
        case Remembering.Remembered _, Remembering.Same _ -> Outcome.commit(Reply.of(view(h, call, member.get())));
        case Remembering refused -> Outcome.refuse(Refusals.of(refused));
      };
    });
  }

  public Reply setConsent(Call call) {
    var wish = call.body(ConsentWish.class);
    return core.db.transact(h -> {
      var member = member(h, call);
      if (member.isEmpty()) {
        return Outcome.refuse(Refusals.notFound());
      }
      var id = member.get().id();
      if (wish.given()) {
        core.consents.grant(h, id, wish.channel(), wish.kind(), How.STAFF, wish.wording());
      } else {
        core.consents.withdraw(h, id, wish.channel(), wish.kind(), How.STAFF, wish.wording());
      }
      return Outcome.commit(Reply.of(view(h, call, member.get())));
    });
  }

  private Optional<Member> member(Handle h, Call call) {
    return call.id("member", MemberId::new).flatMap(id -> core.members.byId(h, id));
  }

  private MemberView view(Handle h, Call call, Member member) {
    boolean full = call.session().may(Permission.PERSONAL_DATA_READ);
    var id = member.id();
    var consents = Stream.of(Channel.values()).map(channel -> new ConsentView(channel,
        core.consents.allows(h, id, channel, ConsentKind.SERVICE), core.consents.allows(h, id, channel, ConsentKind.CLUB)));
    return new MemberView(id, member.name(), core.members.phoneOf(h, id).map(phone -> full ? phone.e164() : phone.masked()),
        core.members.emailOf(h, id).map(email -> full ? email.address() : email.masked()),
        core.cards.ofMember(h, id).map(card -> card.number().grouped()),
        core.occasions.birthdayOf(h, id).map(occasion -> BirthdayView.of(occasion.day(), full)), member.language(), member.status(),
        member.preferredChannel(), core.members.interestsOf(h, id), consents.toList(), StandingView.of(core.tiers.standing(h, id, core.clubs.today())), member.joinedAt(),
        member.joinedHow(), member.termsVersion());
  }
}
