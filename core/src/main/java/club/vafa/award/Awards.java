package club.vafa.award;

import club.vafa.club.Clubs;
import club.vafa.ledger.Credit;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.Ledger;
import club.vafa.ledger.LotTerms;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.value.MemberId;
import club.vafa.value.Points;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Gives points for what is not a purchase, each once only. */
public final class Awards {
  private static final String ONCE = "once";
  // Less than the shortest year of any calendar: by then what comes every year has not come again.
  private static final Duration LESS_THAN_A_YEAR = Duration.ofDays(300);

  private final Clubs clubs;
  private final Ledger ledger;
  private final InstantSource clock;

  public Awards(Clubs clubs, Ledger ledger, InstantSource clock) {
    this.clubs = clubs;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** The welcome points, permanent, once in a membership. */
  public Award welcome(Handle h, MemberId member) {
    return once(h, member, AwardKind.WELCOME, ONCE, clubs.settings().welcomePoints(), Optional.empty(), LotTerms.PERMANENT);
  }

  /** The birthday's gift, under a key that names the occasion and the year; its points are good until the end of a day some weeks later. */
  public Award birthday(Handle h, MemberId member, UUID occasion, String key) {
    var settings = clubs.settings();
    var lastDay = clock.instant().atZone(settings.zone()).toLocalDate().plusDays(settings.birthdayPointsDays());
    var terms = LotTerms.until(lastDay.plusDays(1).atStartOfDay(settings.zone()).toInstant());
    return once(h, member, AwardKind.BIRTHDAY, key, settings.birthdayPoints(), Optional.of(occasion), terms);
  }

  private Award once(Handle h, MemberId member, AwardKind kind, String key, long points, Optional<UUID> subject, LotTerms terms) {
    if (points == 0) {
      return new Award.NoPoints();
    }
    if (AwardSql.hasUnderAnotherId(h, member, kind, key, clock.instant().minus(LESS_THAN_A_YEAR))
        || !AwardSql.claim(h, member, kind, key, points, clock.instant())) {
      return new Award.AlreadyGiven();
    }
    var why = new Why(kind.reason(), subject, Map.of());
    var credited = ledger.credit(h, new Credit(HolderId.of(member), Unit.POINTS, points, House.ISSUED, why, terms));
    AwardSql.given(h, member, kind, key, credited.transfer());
    return new Award.Given(credited.transfer(), new Points(points), terms.expiresAt());
  }
}
