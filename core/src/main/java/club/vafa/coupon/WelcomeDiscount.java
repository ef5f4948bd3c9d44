package club.vafa.coupon;

import club.vafa.db.Db;
import club.vafa.db.Json;
import club.vafa.trail.Actor;
import club.vafa.trail.Register;
import club.vafa.trail.Trail;
import club.vafa.value.MemberId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The discount with which the club welcomes whoever joins, where it does.
public final class WelcomeDiscount {
  /// What the trail names it by: there is one.
  private static final UUID SUBJECT = new UUID(0, 1);

  private final Coupons coupons;
  private final Register<Optional<CouponTerms>> register;

  public WelcomeDiscount(Db db, Trail trail, Coupons coupons) {
    this.coupons = coupons;
    this.register = new Register<>(db, trail, "welcome_discount", h ->
        h.createQuery("select terms::text from welcome_discount").mapTo(String.class).findOne().map(json -> Json.read(json,
            CouponTerms.class)));
  }

  public Optional<CouponTerms> terms() {
    return register.copy();
  }

  public void set(CouponTerms terms, Actor by) {
    register.write(by, h -> {
      h.createUpdate("""
          insert into welcome_discount (id, terms) values (1, cast(:terms as jsonb)) on conflict (id) do update set terms = excluded.terms
          """).bind("terms", Json.write(terms)).execute();
      return Register.done(terms, "set", SUBJECT, Map.of("days", terms.validDays()));
    });
  }

  public void end(Actor by) {
    register.write(by, h -> Register.done(h.createUpdate("delete from welcome_discount").execute(), "end", SUBJECT, Map.of()));
  }

  /// Gives the welcome to somebody who is just joining, in that transaction.
  public Optional<OwnCoupon> give(Handle h, MemberId member) {
    return terms().map(terms -> coupons.issue(h, member, terms, new CouponSource(CouponSource.Kind.WELCOME, Optional.empty())));
  }
}
