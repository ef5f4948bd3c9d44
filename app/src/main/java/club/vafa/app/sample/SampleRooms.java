package club.vafa.app.sample;

import club.vafa.award.Awards;
import club.vafa.award.Joins;
import club.vafa.branch.Branches;
import club.vafa.branch.Tills;
import club.vafa.card.Cards;
import club.vafa.card.DiscountCards;
import club.vafa.club.Clubs;
import club.vafa.coupon.Coupons;
import club.vafa.coupon.WelcomeDiscount;
import club.vafa.db.Db;
import club.vafa.earning.EarningFacts;
import club.vafa.earning.EarningRules;
import club.vafa.earning.MemberGroups;
import club.vafa.event.Events;
import club.vafa.giftcard.GiftCardBook;
import club.vafa.giftcard.GiftCards;
import club.vafa.ledger.Ledger;
import club.vafa.ledger.Moves;
import club.vafa.ledger.Returns;
import club.vafa.limit.Attempts;
import club.vafa.member.Consents;
import club.vafa.member.Members;
import club.vafa.member.Reach;
import club.vafa.occasion.Occasions;
import club.vafa.occasion.PublicOccasions;
import club.vafa.product.Categories;
import club.vafa.product.Products;
import club.vafa.purchase.Customers;
import club.vafa.purchase.Purchases;
import club.vafa.purchase.SaleCheck;
import club.vafa.purchase.SaleEarning;
import club.vafa.purchase.Settling;
import club.vafa.request.Requests;
import club.vafa.secret.CodeVault;
import club.vafa.secret.Secrets;
import club.vafa.tier.Programmes;
import club.vafa.tier.Tiers;
import club.vafa.trail.Trail;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * The rooms in which a past is made: the club's own services at a past moment, with nobody who listens to events and nobody who tells
 * members.
 */
final class SampleRooms {

  final Db db;
  final Members members;
  final Joins joins;
  final Purchases purchases;

  SampleRooms(Db db, Secrets secrets, InstantSource clock) {
    this.db = db;
    var clubs = new Clubs(db, clock);
    var trail = new Trail(clock);
    var events = new Events(db, clock);
    var ledger = new Ledger(db, clubs, clock);
    members = new Members(clubs, trail, events, clock);
    var consents = new Consents(members, new Reach(events, clock), events, clock);
    var cards = new Cards(secrets, trail, clock, new SecureRandom());
    var requests = new Requests(db, clock);
    var attempts = new Attempts(db, secrets, clock);
    var coupons = new Coupons(db, requests, attempts, events, clubs, new CodeVault(secrets, new SecureRandom(), "coupon"), clock);
    var occasions = new Occasions(clubs, trail, events, new PublicOccasions(db, clubs, trail, clock), clock);
    var rules = new EarningRules(db, clock, trail);
    joins = new Joins(members, consents, cards, occasions, new Awards(clubs, ledger, clock),
        new WelcomeDiscount(db, trail, coupons));
    var tiers = new Tiers(new Programmes(db, clubs, trail, clock), clubs, ledger, events, clock);
    var products = new Products(db, clock, trail, new Categories(db, trail));
    var giftCards = new GiftCardBook(new GiftCardBook.Books(ledger, new Moves(ledger), new Returns(ledger)), clubs,
        new CodeVault(secrets, new SecureRandom(), "giftcard"), clock);
    var settling = new Settling(db, clubs, ledger, new Settling.Rooms(coupons,
        new DiscountCards(db, requests, attempts, new CodeVault(secrets, new SecureRandom(), "discount-card"), members, trail, clock),
        new GiftCards(db, requests, attempts, clubs, giftCards, trail), giftCards, members, products, tiers));
    purchases = new Purchases(db, requests, new Customers(members, cards),
        new SaleCheck(new Branches(db, clock, trail), new Tills(db, clock, trail), products, clubs, clock),
        new SaleEarning(clubs, new EarningFacts(rules, occasions, MemberGroups.NONE), rules, ledger, events),
        new Purchases.Rooms(members, tiers, ledger, events, settling),
        clock);
  }
}
