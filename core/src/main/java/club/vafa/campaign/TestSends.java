package club.vafa.campaign;

import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.member.ConsentKind;
import club.vafa.member.Members;
import club.vafa.member.Reach;
import club.vafa.member.Way;
import club.vafa.message.Kind;
import club.vafa.message.Lane;
import club.vafa.message.Messages;
import club.vafa.message.Outgoing;
import club.vafa.message.Recipient;
import club.vafa.template.Reader;
import club.vafa.template.TemplateText;
import club.vafa.template.Templates;
import club.vafa.template.Value;
import club.vafa.template.Variable;
import club.vafa.template.Wording;
import club.vafa.text.Message;
import club.vafa.text.Texts;
import club.vafa.trail.Actor;
import club.vafa.trail.Trail;
import club.vafa.value.CampaignId;
import club.vafa.value.Language;
import club.vafa.value.MemberId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Sends a campaign to a few named members, as a rule the shop's own people, before it goes out: at once, each wording in the member's
 * language, marked as a test, without the offer, and counted nowhere. Only to members who agreed to club messages.
 */
public final class TestSends {
  public static final int MEMBERS_MAX = 10;
  private static final Map<Variable, Value> CODE = Map.of(Variable.COUPON, new Value.Coded("TEST-TEST-TEST-TEST"));

  /** What one of those named gets. */
  public sealed interface Test {
    MemberId member();

    record Sent(MemberId member, int messages) implements Test {}

    /** Nobody is known by this id, or the member can be reached nowhere or has not agreed to club messages. */
    record NotReached(MemberId member) implements Test {}
  }

  private final Db db;
  private final Clubs clubs;
  private final Members members;
  private final Rooms rooms;
  private final Templates templates;
  private final Trail trail;
  private final InstantSource clock;

  /** How the messages go out. */
  public record Rooms(Reach reach, Messages messages) {}

  public TestSends(Db db, Clubs clubs, Members members, Rooms rooms, Templates templates, Trail trail, InstantSource clock) {
    this.db = db;
    this.clubs = clubs;
    this.members = members;
    this.rooms = rooms;
    this.templates = templates;
    this.trail = trail;
    this.clock = clock;
  }

  /** Empty where there is no such campaign. */
  public Optional<List<Test>> send(Actor by, CampaignId id, List<MemberId> to) {
    if (to.size() > MEMBERS_MAX) {
      throw new IllegalArgumentException("a test goes to at most " + MEMBERS_MAX);
    }
    return db.transact(h -> {
      var campaign = CampaignSql.find(h, id);
      if (campaign.isEmpty()) {
        return Outcome.refuse(Optional.<List<Test>>empty());
      }
      var texts = clubs.texts();
      List<Test> tests = new ArrayList<>();
      to.stream().distinct().forEach(member -> tests.add(send(h, campaign.get().says(), member, texts)));
      trail.record(h, by, "campaign.test", "campaign", id.value(), Map.of("members", to));
      return Outcome.commit(Optional.of(List.copyOf(tests)));
    });
  }

  private Test send(Handle h, CampaignDraft says, MemberId id, Texts texts) {
    var member = members.byId(h, id);
    if (member.isEmpty() || !(rooms.reach().wayTo(h, member.get().id(), ConsentKind.CLUB) instanceof Way.To(var chat))) {
      return new Test.NotReached(id);
    }
    for (var variant : says.variants()) {
      var language = variant.in(member.get().language()).isPresent() ? member.get().language() : variant.text().fa().isPresent() ? Language.FA : Language.EN;
      var mark = texts.render(says.variants().size() == 1 ? Message.of("campaign.test")
          : Message.of("campaign.test.variant", "variant", variant.code()), language);
      var words = variant.in(language).orElseThrow();
      var marked = Optional.of(new Wording(words.subject().map(subject -> mark + " " + subject), mark + "\n" + words.body()));
      var text = language == Language.FA ? new TemplateText(marked, Optional.empty()) : new TemplateText(Optional.empty(), marked);
      var content = templates.render(h, text, Reader.of(member.get().id(), chat.channel(), language).with(CODE));
      rooms.messages().enqueue(h, Outgoing.now(clock, Recipient.of(member.get().id(), chat.channel(), chat.address()), Lane.SERVICE, Kind.SERVICE, content));
    }
    return new Test.Sent(id, says.variants().size());
  }
}
