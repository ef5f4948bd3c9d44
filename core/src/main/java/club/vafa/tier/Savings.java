package club.vafa.tier;

import club.vafa.club.Clubs;
import club.vafa.db.Outcome;
import club.vafa.member.Members;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.request.Requests;
import club.vafa.value.Ids;
import club.vafa.value.MemberId;
import club.vafa.value.Page;
import club.vafa.value.PageRequest;
import club.vafa.value.SavingId;
import club.vafa.value.StaffId;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;

/// What the shop has borne for members because of their subscriptions.
public final class Savings {

  private final Clubs clubs;
  private final Members members;
  private final Requests requests;
  private final Subscriptions subscriptions;
  private final InstantSource clock;

  public Savings(Clubs clubs, Members members, Requests requests, Subscriptions subscriptions, InstantSource clock) {
    this.clubs = clubs;
    this.members = members;
    this.requests = requests;
    this.subscriptions = subscriptions;
    this.clock = clock;
  }

  /// Keeps what was saved now; for a purchase, once of each kind.
  public Keyed<Saving> record(RequestKey key, Saving.Wish wish, StaffId by) {
    return requests.once(key, wish, Saving.class, h -> {
      if (wish.amount().currency() != clubs.settings().money()) {
        return Outcome.refuse(new Saving.WrongCurrency(clubs.settings().money()));
      }
      var member = members.byId(h, wish.member());
      if (member.isEmpty()) {
        return Outcome.refuse(new Saving.NoSuchMember());
      }
      var membership = subscriptions.of(h, member.get().id());
      if (membership.isEmpty()) {
        return Outcome.refuse(new Saving.NoSubscription());
      }
      if (!membership.get().plan().gives().contains(wish.kind())) {
        return Outcome.refuse(new Saving.NotGiven(wish.kind()));
      }
      var line = new Saving.Line(new SavingId(Ids.v7(clock)), wish.kind(), wish.amount(), wish.purchase(), clock.instant());
      var kept = membership.get().subscription();
      if (!SubscriptionSql.save(h, kept, line, by)) {
        return Outcome.refuse(new Saving.AlreadyTold(wish.purchase().orElseThrow()));
      }
      return Outcome.commit(new Saving.Saved(line, subscriptions.membership(h, kept, membership.get().next()).saved()));
    });
  }

  /// What a member's subscriptions have saved, newest first; the cursor is a saving's id.
  public Page<Saving.Line> ofMember(Handle h, MemberId member, PageRequest page) {
    var after = page.after().map(SavingId::parse);
    var rows = SubscriptionSql.savings(h, members.idsOf(h, member), after, page.limit() + 1, clubs.settings().money());
    return Page.cut(rows, page, line -> line.id().toString());
  }
}
