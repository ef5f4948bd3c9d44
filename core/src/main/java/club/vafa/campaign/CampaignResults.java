package club.vafa.campaign;

import club.vafa.club.Clubs;
import club.vafa.coupon.Coupons;
import club.vafa.db.Db;
import club.vafa.game.GivenTurns;
import club.vafa.link.Links;
import club.vafa.message.LabelTally;
import club.vafa.message.Messages;
import club.vafa.segment.Bought;
import club.vafa.segment.Buying;
import club.vafa.value.CampaignId;
import club.vafa.value.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/** Reads what came of a campaign. */
public final class CampaignResults {
  public static final int RUNS_MAX = 100;

  /** Who knows what members did. */
  public record Rooms(Messages messages, Buying buying, Coupons coupons, GivenTurns turns, Links links) {}

  private final Db db;
  private final Clubs clubs;
  private final Rooms rooms;

  public CampaignResults(Db db, Clubs clubs, Rooms rooms) {
    this.db = db;
    this.clubs = clubs;
    this.rooms = rooms;
  }

  public Optional<Results> of(CampaignId id) {
    return db.read(h -> CampaignSql.find(h, id).map(campaign -> {
      var runs = RunSql.ofCampaign(h, id, RUNS_MAX);
      var newest = runs.stream().filter(run -> run.why().isEmpty()).findFirst().or(() -> runs.stream().findFirst());
      var lines = runs.stream().map(run -> new Results.RunLine(run.id(), run.scheduledFor(), run.state(), run.why(), run.planned(),
          run.control(), run.unreached(), run.endedAt())).toList();
      return new Results(campaign, newest.map(run -> results(h, run)), lines, newest.map(_ -> outcome(h, campaign, runs)));
    }));
  }

  private Results.RunResults results(Handle h, RunSql.Run run) {
    var tally = rooms.messages().tally(h, run.id());
    return new Results.RunResults(run.id(), run.scheduledFor(), run.startedAt(), run.endedAt(), run.planned(), run.control(),
        run.fallbackLanguage(), tally, RunSql.byChannel(h, run.id()), new Money(tally.cost(), clubs.settings().money()),
        rooms.messages().nextDue(h, run.id()), rooms.messages().reasons(h, run.id()), run.madeAt().isEmpty(), run.unreached(),
        run.segmentVersion());
  }

  private Results.Outcome outcome(Handle h, Campaign campaign, List<RunSql.Run> runs) {
    var says = campaign.says();
    var bought = rooms.buying().of(h, OutcomeSql.members(campaign.id(), says.windowDays())).stream()
        .collect(Collectors.toMap(Bought::label, Function.identity()));
    var ofAll = RunSql.ids(h, campaign.id());
    var told = rooms.messages().tallies(h, ofAll, OutcomeSql.MESSAGES, OutcomeSql.of(ofAll)).stream()
        .collect(Collectors.toMap(LabelTally::label, Function.identity()));
    var redeemed = says.offer().map(offer -> redeemed(h, campaign.id(), offer)).orElse(Map.of());
    var clicked = new HashMap<String, Long>();
    runs.forEach(run -> rooms.links().deliveriesClicked(h, run.id()).forEach((code, clicks) -> clicked.merge(code, clicks, Long::sum)));
    var variants = IntStream.range(0, says.variants().size())
        .mapToObj(i -> group(says.variants().get(i).code(), i, bought, told, redeemed).clicked(clicked)).toList();
    var treated = bought.values().stream().filter(one -> one.label() != OutcomeSql.CONTROL).reduce(nobody(0), CampaignResults::plus);
    var control = bought.getOrDefault(OutcomeSql.CONTROL, nobody(OutcomeSql.CONTROL));
    return new Results.Outcome(says.windowDays(), variants, sum("treated", variants), group("control", OutcomeSql.CONTROL, bought, told, redeemed),
        Uplift.ofShares(new Uplift.Share(treated.buyers(), treated.members()), new Uplift.Share(control.buyers(), control.members())),
        Uplift.ofMeans(sample(treated), sample(control)));
  }

  private Map<Integer, Long> redeemed(Handle h, CampaignId id, Offer offer) {
    return switch (offer) {
      case Offer.Code _ -> rooms.coupons().redeemed(h, OutcomeSql.GIVEN, OutcomeSql.of(id));
      case Offer.Turn _ -> rooms.turns().played(h, OutcomeSql.GIVEN, OutcomeSql.of(id));
      // Points are spent with others, and none of them can be told from these.
      case Offer.InPoints _ -> Map.of();
    };
  }

  private Results.Group group(String code, int label, Map<Integer, Bought> bought, Map<Integer, LabelTally> told, Map<Integer, Long> redeemed) {
    var did = bought.getOrDefault(label, nobody(label));
    var got = told.getOrDefault(label, new LabelTally(label, 0, 0, 0));
    return new Results.Group(code, did.members(), got.sent(), got.delivered(), 0, redeemed.getOrDefault(label, 0L), did.buyers(),
        did.purchases(), money(did.revenue()));
  }

  private static Results.Group sum(String code, List<Results.Group> groups) {
    return groups.stream().reduce((a, b) -> new Results.Group(code, a.members() + b.members(), a.sent() + b.sent(),
        a.delivered() + b.delivered(), a.clicked() + b.clicked(), a.redeemed() + b.redeemed(), a.buyers() + b.buyers(),
        a.purchases() + b.purchases(), new Money(Math.addExact(a.revenue().amount(), b.revenue().amount()), a.revenue().currency())))
        .map(g -> new Results.Group(code, g.members(), g.sent(), g.delivered(), g.clicked(), g.redeemed(), g.buyers(), g.purchases(),
            g.revenue())).orElseThrow();
  }

  private Money money(double amount) {
    return new Money(Math.round(amount), clubs.settings().money());
  }

  private static Bought nobody(int label) {
    return new Bought(label, 0, 0, 0, 0, 0);
  }

  private static Bought plus(Bought a, Bought b) {
    return new Bought(a.label(), a.members() + b.members(), a.buyers() + b.buyers(), a.purchases() + b.purchases(),
        a.revenue() + b.revenue(), a.squares() + b.squares());
  }

  private static Uplift.Sample sample(Bought bought) {
    return new Uplift.Sample(bought.members(), bought.revenue(), bought.squares());
  }
}
