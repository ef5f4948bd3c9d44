package club.vafa;

import club.vafa.approval.Approvals;
import club.vafa.audit.Audit;
import club.vafa.award.Adjustments;
import club.vafa.award.AwardPersonData;
import club.vafa.award.Awards;
import club.vafa.award.Joins;
import club.vafa.award.PointGifts;
import club.vafa.award.Posting;
import club.vafa.award.Receivers;
import club.vafa.award.RuleAwards;
import club.vafa.award.RuleGifts;
import club.vafa.branch.Branches;
import club.vafa.branch.Tills;
import club.vafa.campaign.CampaignEvents;
import club.vafa.campaign.CampaignGifts;
import club.vafa.campaign.CampaignLive;
import club.vafa.campaign.CampaignPersonData;
import club.vafa.campaign.CampaignPreviews;
import club.vafa.campaign.CampaignResults;
import club.vafa.campaign.CampaignRuns;
import club.vafa.campaign.CampaignVoice;
import club.vafa.campaign.Campaigns;
import club.vafa.campaign.DraftCheck;
import club.vafa.campaign.LaunchCheck;
import club.vafa.campaign.RunDays;
import club.vafa.campaign.RunMaking;
import club.vafa.campaign.TestSends;
import club.vafa.card.CardBatches;
import club.vafa.card.CardPersonData;
import club.vafa.card.Cards;
import club.vafa.card.DiscountCards;
import club.vafa.club.Clubs;
import club.vafa.conversation.ConversationPersonData;
import club.vafa.conversation.Conversations;
import club.vafa.conversation.Inbox;
import club.vafa.coupon.CouponBatches;
import club.vafa.coupon.CouponPersonData;
import club.vafa.coupon.Coupons;
import club.vafa.coupon.PartnerCodes;
import club.vafa.coupon.WelcomeDiscount;
import club.vafa.db.Db;
import club.vafa.earning.EarningFacts;
import club.vafa.earning.EarningPersonData;
import club.vafa.earning.EarningRules;
import club.vafa.earning.RuleCheck;
import club.vafa.earning.RuleDesk;
import club.vafa.earning.RuleTerms;
import club.vafa.earning.Visits;
import club.vafa.event.Events;
import club.vafa.game.Entries;
import club.vafa.game.GameCheck;
import club.vafa.game.GameDesk;
import club.vafa.game.GamePersonData;
import club.vafa.game.Games;
import club.vafa.game.Gifts;
import club.vafa.game.GivenTurns;
import club.vafa.game.PlayBook;
import club.vafa.game.Plays;
import club.vafa.game.Rounds;
import club.vafa.game.Turns;
import club.vafa.giftcard.GiftCardBook;
import club.vafa.giftcard.GiftCardDesk;
import club.vafa.giftcard.GiftCards;
import club.vafa.greeting.Greeter;
import club.vafa.greeting.GreetingPersonData;
import club.vafa.greeting.GreetingDesk;
import club.vafa.greeting.GreetingPlans;
import club.vafa.greeting.Greetings;
import club.vafa.greeting.PublicGreetings;
import club.vafa.identity.BooksPersonData;
import club.vafa.identity.Erasures;
import club.vafa.identity.Exports;
import club.vafa.identity.Merges;
import club.vafa.identity.Proofs;
import club.vafa.intake.Intake;
import club.vafa.intake.Intakes;
import club.vafa.journey.JourneyPersonData;
import club.vafa.journey.JourneyRooms;
import club.vafa.journey.JourneyRuns;
import club.vafa.journey.Journeys;
import club.vafa.ledger.Forwarding;
import club.vafa.ledger.Holds;
import club.vafa.ledger.Ledger;
import club.vafa.ledger.Moves;
import club.vafa.ledger.Returns;
import club.vafa.limit.Attempts;
import club.vafa.link.LinkPersonData;
import club.vafa.link.Links;
import club.vafa.member.Consents;
import club.vafa.member.MemberBatch;
import club.vafa.member.MemberPersonData;
import club.vafa.member.Members;
import club.vafa.member.PersonData;
import club.vafa.member.Profiles;
import club.vafa.member.Reach;
import club.vafa.member.Unsubscribing;
import club.vafa.message.Crossing;
import club.vafa.message.MessagePersonData;
import club.vafa.message.Messages;
import club.vafa.message.Outbox;
import club.vafa.notice.DealTold;
import club.vafa.notice.GiftTold;
import club.vafa.notice.PurchaseTold;
import club.vafa.notice.RefundTold;
import club.vafa.notice.RewardTold;
import club.vafa.notice.SubscriptionTold;
import club.vafa.notice.TierTold;
import club.vafa.occasion.OccasionPersonData;
import club.vafa.occasion.Occasions;
import club.vafa.occasion.PublicOccasions;
import club.vafa.partner.PartnerBooks;
import club.vafa.partner.PartnerPersonData;
import club.vafa.partner.PartnerTill;
import club.vafa.partner.Partners;
import club.vafa.pool.Pools;
import club.vafa.product.Categories;
import club.vafa.product.Products;
import club.vafa.purchase.Customers;
import club.vafa.purchase.Habits;
import club.vafa.purchase.PastSales;
import club.vafa.purchase.PurchasePersonData;
import club.vafa.purchase.Purchases;
import club.vafa.purchase.Quotes;
import club.vafa.purchase.RefundPosting;
import club.vafa.purchase.RefundedCoupons;
import club.vafa.purchase.Refunds;
import club.vafa.purchase.Replays;
import club.vafa.purchase.SaleCheck;
import club.vafa.purchase.SaleEarning;
import club.vafa.purchase.Settling;
import club.vafa.request.Requests;
import club.vafa.reward.Eligibility;
import club.vafa.reward.Handing;
import club.vafa.reward.Redemptions;
import club.vafa.reward.RewardCheck;
import club.vafa.reward.RewardDesk;
import club.vafa.reward.RewardPersonData;
import club.vafa.reward.Rewards;
import club.vafa.reward.TakingBack;
import club.vafa.reward.Till;
import club.vafa.secret.CodeVault;
import club.vafa.secret.Secrets;
import club.vafa.segment.Buying;
import club.vafa.segment.Facts;
import club.vafa.segment.Groups;
import club.vafa.segment.OnDay;
import club.vafa.segment.SavedSegments;
import club.vafa.segment.SegmentCheck;
import club.vafa.segment.SegmentCounts;
import club.vafa.segment.SegmentPersonData;
import club.vafa.segment.Segments;
import club.vafa.settlement.Owing;
import club.vafa.settlement.Settlements;
import club.vafa.staff.Roles;
import club.vafa.staff.Staff;
import club.vafa.staff.Tokens;
import club.vafa.template.TemplateShelf;
import club.vafa.template.Templates;
import club.vafa.tier.EngagementListener;
import club.vafa.tier.GiftListener;
import club.vafa.tier.Plans;
import club.vafa.tier.Programmes;
import club.vafa.tier.Raises;
import club.vafa.tier.Renewals;
import club.vafa.tier.Reviewer;
import club.vafa.tier.Reviews;
import club.vafa.tier.Savings;
import club.vafa.tier.SubscriptionPersonData;
import club.vafa.tier.Subscriptions;
import club.vafa.tier.TierPersonData;
import club.vafa.tier.Tiers;
import club.vafa.trail.Trail;
import club.vafa.verification.Codes;
import club.vafa.verification.EmailChanges;
import club.vafa.verification.PhoneChanges;
import club.vafa.verification.VerificationPersonData;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/// The club's rooms, wired. Each is made after those on which it depends.
public final class Core {

  public final Db db;
  public final InstantSource clock;
  public final RandomGenerator random;
  public final Secrets secrets;

  // The foundation.
  public final Clubs clubs;
  public final Trail trail;
  public final Requests requests;
  public final Events events;
  public final Ledger ledger;
  public final Holds holds;
  public final Returns returns;
  public final Moves moves;
  public final Attempts attempts;
  public final Pools pools;

  // The features.
  public final Roles roles;
  public final Staff staff;
  public final Tokens tokens;
  public final Branches branches;
  public final Tills tills;
  public final Categories categories;
  public final Products products;
  public final Partners partners;
  public final PartnerTill partnerTill;
  public final Settlements settlements;
  public final Members members;
  public final Profiles profiles;
  public final Reach reach;
  public final Consents consents;
  public final Unsubscribing unsubscribing;
  public final Cards cards;
  public final CardBatches cardBatches;
  public final DiscountCards discountCards;
  public final Messages messages;
  public final Outbox outbox;
  public final Links links;
  public final Templates templates;
  public final TemplateShelf templateShelf;
  public final Journeys journeys;
  public final JourneyRuns journeyRuns;
  public final Codes codes;
  public final EmailChanges emailChanges;
  public final PhoneChanges phoneChanges;
  public final Conversations conversations;
  public final Inbox inbox;
  public final PublicOccasions publicOccasions;
  public final Occasions occasions;
  public final Programmes programmes;
  public final Tiers tiers;
  public final Reviews reviews;
  public final Raises raises;
  public final Plans plans;
  public final Subscriptions subscriptions;
  public final Savings savings;
  public final Renewals renewals;
  public final SegmentCheck segmentCheck;
  public final SavedSegments savedSegments;
  public final Segments segments;
  public final Facts segmentFacts;
  public final SegmentCounts segmentCounts;
  public final EarningRules earningRules;
  public final EarningFacts earningFacts;
  public final RuleTerms ruleTerms;
  public final RuleDesk ruleDesk;
  public final Visits visits;
  public final Quotes quotes;
  public final Replays replays;
  public final Coupons coupons;
  public final CouponBatches couponBatches;
  public final PartnerCodes partnerCodes;
  public final WelcomeDiscount welcomeDiscount;
  public final GiftCardBook giftCardBook;
  public final GiftCards giftCards;
  public final GiftCardDesk giftCardDesk;
  public final Awards awards;
  public final Joins joins;
  public final Purchases purchases;
  public final RewardDesk rewardDesk;
  public final Rewards rewards;
  public final Redemptions redemptions;
  public final Refunds refunds;
  public final CampaignRuns campaignRuns;
  public final Campaigns campaigns;
  public final CampaignPreviews campaignPreviews;
  public final CampaignEvents campaignEvents;
  public final RunDays runDays;
  public final CampaignResults campaignResults;
  public final TestSends testSends;
  public final CampaignLive campaignLive;
  public final Approvals approvals;
  public final Adjustments adjustments;
  public final PointGifts pointGifts;
  public final Habits habits;
  public final GameDesk gameDesk;
  public final Rounds rounds;
  public final Plays plays;
  public final Games games;
  public final GreetingPlans greetingPlans;
  public final Greetings greetings;
  public final GreetingDesk greetingDesk;
  public final Audit audit;

  public final Intake intake;

  /// What each room keeps about people, in the order in which it is merged, erased and exported.
  public final List<PersonData> personData;
  public final Proofs proofs;
  public final Merges merges;
  public final Erasures erasures;
  public final Exports exports;

  public Core(Db db, InstantSource clock, RandomGenerator random, Secrets secrets) {
    this.db = db;
    this.clock = clock;
    this.random = random;
    this.secrets = secrets;

    clubs = new Clubs(db, clock);
    trail = new Trail(clock);
    requests = new Requests(db, clock);
    events = new Events(db, clock);
    ledger = new Ledger(db, clubs, clock);
    holds = new Holds(ledger);
    returns = new Returns(ledger);
    moves = new Moves(ledger);
    attempts = new Attempts(db, secrets, clock);
    pools = new Pools();

    // The features, in the order of the table of rooms.
    roles = new Roles(db, trail);
    staff = new Staff(db, trail, clock);
    tokens = new Tokens(db, staff, trail, clock);
    branches = new Branches(db, clock, trail);
    tills = new Tills(db, clock, trail);
    categories = new Categories(db, trail);
    products = new Products(db, clock, trail, categories);
    members = new Members(clubs, trail, events, clock);
    profiles = new Profiles(trail);
    reach = new Reach(events, clock);
    consents = new Consents(members, reach, events, clock);
    unsubscribing = new Unsubscribing(secrets, members, consents);
    cards = new Cards(secrets, trail, clock, random);
    cardBatches = new CardBatches(db, requests, secrets, trail, clock, random);
    discountCards = new DiscountCards(db, requests, attempts, new CodeVault(secrets, random, "discount-card"), members, trail, clock);
    messages = new Messages(db, clock, clubs);
    links = new Links(db, secrets, attempts, clock);
    codes = new Codes(db, clubs, secrets, attempts, messages, clock, random);
    emailChanges = new EmailChanges(clubs, members, consents, reach, codes, messages, clock);
    phoneChanges = new PhoneChanges(clubs, members, consents, reach, codes, messages, clock);
    conversations = new Conversations(clock);
    inbox = new Inbox(db, clock, conversations);
    publicOccasions = new PublicOccasions(db, clubs, trail, clock);
    occasions = new Occasions(clubs, trail, events, publicOccasions, clock);
    programmes = new Programmes(db, clubs, trail, clock);
    tiers = new Tiers(programmes, clubs, ledger, events, clock);
    var reviewer = new Reviewer(db, tiers, members, ledger, new TierTold(clubs, reach, messages, clock), clock);
    reviews = new Reviews(db, tiers, clubs, reviewer, clock);
    raises = new Raises(db, clubs, reviewer);
    events.join(new EngagementListener(tiers, members));
    events.join(new GiftListener(tiers, new GiftListener.Rooms(clubs, members, ledger, returns), clock));
    plans = new Plans(db, clubs, trail, clock);
    var subscriptionTold = new SubscriptionTold(clubs, reach, messages, clock);
    subscriptions = new Subscriptions(new Subscriptions.Rooms(clubs, members, ledger, trail, requests), plans, subscriptionTold, clock);
    savings = new Savings(clubs, members, requests, subscriptions, clock);
    renewals = new Renewals(db, clubs, members, subscriptions, subscriptionTold, clock);
    earningRules = new EarningRules(db, clock, trail);
    segmentFacts = new Facts(db, clubs, clock);
    segmentCheck = new SegmentCheck(clubs);
    savedSegments = new SavedSegments(db, trail, clock, segmentCheck);
    segments = new Segments(clubs, savedSegments, segmentCheck, publicOccasions, clock);
    segmentCounts = new SegmentCounts(db, segments, segmentFacts);
    var memberGroups = new Groups(segments, clock);
    var groups = new ClubGroups(memberGroups);
    earningFacts = new EarningFacts(earningRules, occasions, groups);
    ruleTerms = new RuleTerms(earningRules, clubs, branches, new RuleTerms.Goods(products, categories), tiers, groups, publicOccasions);
    coupons = new Coupons(db, requests, attempts, events, clubs, new CodeVault(secrets, random, "coupon"), clock);
    couponBatches = new CouponBatches(db, requests, new CodeVault(secrets, random, "coupon"), trail, clock);
    partnerCodes = new PartnerCodes(db, clubs, secrets, trail, clock);
    welcomeDiscount = new WelcomeDiscount(db, trail, coupons);
    var giftCodes = new CodeVault(secrets, random, "giftcard");
    giftCardBook = new GiftCardBook(new GiftCardBook.Books(ledger, moves, returns), clubs, giftCodes, clock);
    giftCards = new GiftCards(db, requests, attempts, clubs, giftCardBook, trail);
    giftCardDesk = new GiftCardDesk(db, ledger, giftCodes, trail, clock);
    awards = new Awards(clubs, ledger, clock);
    visits = new Visits(clubs, events, clock);
    events.join(new RuleAwards(clubs, branches, tiers, earningRules, earningFacts,
        new RuleGifts(clubs, ledger, coupons, earningRules, earningFacts, clock)));
    joins = new Joins(members, consents, cards, occasions, awards, welcomeDiscount);
    events.join(new PurchaseTold(clubs, new PurchaseTold.Rooms(branches, members, reach), requests, messages, clock));
    var customers = new Customers(members, cards);
    var check = new SaleCheck(branches, tills, products, clubs, clock);
    var saleEarning = new SaleEarning(clubs, earningFacts, earningRules, ledger, events);
    var settling = new Settling(db, clubs, ledger, new Settling.Rooms(coupons, discountCards, giftCards, giftCardBook, members, products, tiers));
    purchases = new Purchases(db, requests, customers, check, saleEarning, new Purchases.Rooms(members, tiers, ledger, events, settling), clock);
    partners = new Partners(db, clock, requests, pools, trail);
    partnerTill = new PartnerTill(db, requests, new PartnerTill.Rooms(clubs, customers, partners, new PartnerBooks(clubs, ledger, returns), pools,
        new DealTold(clubs, reach, messages, clock)),
        clock);
    settlements = new Settlements(db, clubs, requests, new Owing(ledger, partnerTill), trail, clock);
    events.join(new RefundedCoupons(coupons));
    refunds = new Refunds(db, requests, ledger, new RefundPosting(clubs, ledger, returns, coupons),
        new Refunds.Rooms(clubs, branches, members, tiers, earningRules, events, trail), new RefundTold(clubs, reach, messages, clock), clock);
    var handing = new Handing(clubs, ledger, returns, coupons, partnerCodes, new Handing.Cards(giftCardBook, giftCardDesk));
    var rewardGroups = new RewardGroups(memberGroups);
    var rewardTold = new RewardTold(clubs, members, reach, messages, clock);
    var rewardTill = new Till(new Till.Books(ledger, holds, pools), handing, events, rewardTold, random, clock);
    rewardDesk = new RewardDesk(db, new RewardCheck(clubs, tiers, couponBatches, rewardGroups, new RewardShop(branches, products)), pools, trail, clock);
    rewards = new Rewards(db, requests, members, clubs, new Eligibility(clubs, members, tiers, rewardGroups, ledger, pools, clock), rewardTill, clock);
    redemptions = new Redemptions(db, requests, members, rewardTill, new TakingBack(members, returns, moves, handing, rewardTill, clock),
        new Redemptions.Desk(events, trail, rewardTold, handing), clock);
    approvals = new Approvals(staff, trail, clock);
    adjustments = new Adjustments(db, requests, clubs, members, approvals, new Posting(ledger, returns, trail), clock);
    pointGifts = new PointGifts(requests, clubs, new Receivers(members, cards, attempts), new PointGifts.Books(ledger, moves),
        new GiftTold(clubs, reach, messages, clock), trail, clock);
    habits = new Habits(clubs, clock);
    templates = new Templates(clubs, links, new Templates.Sources(members, tiers, ledger, coupons, occasions, habits, branches));
    templateShelf = new TemplateShelf(db, clock, trail, templates);
    replays = new Replays(db, clubs, branches, tiers, earningRules, earningFacts);
    quotes = new Quotes(db, customers, check, saleEarning, settling, tiers, ledger);
    ruleDesk = new RuleDesk(earningRules, new RuleCheck(branches, products, tiers, groups, publicOccasions), ruleTerms, new ClubUsual(db, habits, rewards), clubs, clock);
    var buying = new GameBuying(habits, clubs);
    var turns = new Turns(clubs);
    var book = new PlayBook(coupons, events, trail, clock);
    rounds = new Rounds(db, secrets, clubs, clock, random);
    gameDesk = new GameDesk(db, approvals, new GameCheck(clubs, buying, clock), rounds, pools, trail, clock);
    plays = new Plays(db, turns, new Entries(ledger, buying, clock), rounds, new Gifts(pools, ledger, coupons, clubs), book, clock);
    games = new Games(db, plays, turns, rounds, book, pools, clock);
    greetingPlans = new GreetingPlans(db, clubs, new GreetingPlans.Rooms(templates, templateShelf, segments), publicOccasions, trail, clock);
    var greeter = new Greeter(clubs, greetingPlans, new Greeter.Rooms(members, reach, awards, coupons, messages, templates));
    greetings = new Greetings(db, clubs, new Greetings.Days(occasions, publicOccasions), greetingPlans, greeter,
        new PublicGreetings(db, members, greeter, greetingPlans));
    greetingDesk = new GreetingDesk(db, clubs, greetingPlans, new GreetingDesk.Rooms(members, reach, messages, occasions, publicOccasions, templates),
        clock);

    var givenTurns = new GivenTurns(clock);
    campaignEvents = new CampaignEvents(db, clubs, members, tiers, new OnDay(occasions), clock);
    events.join(campaignEvents);
    var campaignGifts = new CampaignGifts(db, clubs,
        new CampaignGifts.Rooms(ledger, coupons, couponBatches, givenTurns, messages), clock);
    var campaignChecks = new Campaigns.Checks(
        new DraftCheck(db, new DraftCheck.Rooms(branches, couponBatches, games, templates, segments, segmentCheck), clock),
        new LaunchCheck(clubs, segments, approvals), campaignGifts, campaignEvents);
    campaigns = new Campaigns(db, clock, trail, messages, campaignChecks, clubs);
    campaignRuns = new CampaignRuns(db, clock, clubs, messages, new RunMaking(db, clock, clubs, messages, segments), campaignChecks);
    runDays = new RunDays(db, clock, clubs, messages, segments);
    campaignResults = new CampaignResults(db, clubs, new CampaignResults.Rooms(messages, new Buying(), coupons, givenTurns, links));
    campaignPreviews = new CampaignPreviews(db, clock, clubs, messages, segments, templates);
    campaignLive = new CampaignLive(db, clock, clubs, messages);
    testSends = new TestSends(db, clubs, members, new TestSends.Rooms(reach, messages), templates, trail, clock);
    var journeyRooms = JourneyRooms.of(new JourneyRooms.Ground(db, clock, trail, clubs, ledger),
        new JourneyRooms.People(members, reach, messages, segments), coupons, templates, templateShelf);
    journeys = journeyRooms.journeys();
    journeyRuns = journeyRooms.runs();
    events.join(journeyRooms.entries());
    outbox = new Outbox(db, clock, clubs, new Crossing(consents, reach, new CampaignVoice(members, templates, campaignGifts, () -> clubs.settings().zone())), messages);
    audit = new Audit(db);

    intake = Intakes.of(db, clubs, trail, clock, new Intakes.MemberRooms(new MemberBatch(clock), occasions, ledger),
        new PastSales(customers, check, saleEarning, ledger, tiers, events, clock));
    personData = List.of(
        new MemberPersonData(),
        new OccasionPersonData(clock),
        new CardPersonData(),
        new VerificationPersonData(),
        new TierPersonData(tiers, clock),
        new SubscriptionPersonData(),
        new EarningPersonData(branches),
        new PurchasePersonData(),
        new PartnerPersonData(),
        new BooksPersonData(ledger, holds, returns),
        new AwardPersonData(returns),
        new CouponPersonData(),
        new RewardPersonData(),
        new GamePersonData(),
        new GreetingPersonData(),
        new SegmentPersonData(),
        new CampaignPersonData(messages),
        new JourneyPersonData(),
        new MessagePersonData(clock),
        new LinkPersonData(),
        new ConversationPersonData());
    proofs = new Proofs(members, cards, codes, clock);
    merges = new Merges(members, proofs, new Forwarding(ledger), personData, trail, clock);
    erasures = new Erasures(members, ledger, personData, trail);
    exports = new Exports(members, personData, clubs, clock);
  }
}
