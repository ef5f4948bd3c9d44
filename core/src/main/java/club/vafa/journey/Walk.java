package club.vafa.journey;

import club.vafa.member.Member;
import club.vafa.value.CouponId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One visit while its steps are done: where it stands, what was met on the way, and how it ended, if it did. */
final class Walk {
  /** Far more than a journey without a circle has; a journey with one waits in it. */
  static final int STEPS_AT_ONCE_MAX = 2 * Plan.STEPS_MAX;

  private final VisitSql.Visit visit;
  private final Plan plan;
  private final Member member;
  private final List<VisitSql.Met> met = new ArrayList<>();
  private String step;
  private int nth;
  private Optional<CouponId> coupon;
  private Optional<Instant> dueAt = Optional.empty();
  private Optional<Ended> ended = Optional.empty();

  Walk(VisitSql.Visit visit, Plan plan, Member member) {
    this.visit = visit;
    this.plan = plan;
    this.member = member;
    this.step = visit.step();
    this.nth = visit.nth();
    this.coupon = visit.couponId();
  }

  VisitSql.Visit visit() {
    return visit;
  }

  Plan plan() {
    return plan;
  }

  /** The person, also where the visit is under an id that was merged since. */
  Member member() {
    return member;
  }

  Step step() {
    return plan.step(step);
  }

  int nth() {
    return nth;
  }

  Optional<CouponId> coupon() {
    return coupon;
  }

  void gave(CouponId given) {
    coupon = Optional.of(given);
  }

  boolean open() {
    return dueAt.isEmpty() && ended.isEmpty();
  }

  /** Notes what the step came to and goes on to the next one, or out. */
  void pass(String outcome, Optional<String> detail, Optional<String> next) {
    note(outcome, detail);
    if (met.size() > STEPS_AT_ONCE_MAX) {
      throw new IllegalStateException("visit " + visit.id() + " does not come to rest");
    }
    next.ifPresentOrElse(to -> step = to, () -> ended = Optional.of(Ended.FINISHED));
  }

  void rest(Instant until) {
    dueAt = Optional.of(until);
  }

  void leave(Ended how) {
    note(how.name(), Optional.empty());
    ended = Optional.of(how);
  }

  private void note(String outcome, Optional<String> detail) {
    met.add(new VisitSql.Met(visit, nth++, step, outcome, detail));
  }

  List<VisitSql.Met> met() {
    return met;
  }

  Optional<Ended> ended() {
    return ended;
  }

  Optional<VisitSql.Moved> moved() {
    return dueAt.map(at -> new VisitSql.Moved(visit, step, at, coupon, nth));
  }
}
