package club.vafa.segment;

import club.vafa.occasion.Due;
import club.vafa.occasion.DuePage;
import club.vafa.occasion.OccasionKind;
import club.vafa.occasion.Occasions;
import club.vafa.value.MemberId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Finds members by what is with them on a day of the club's zone: page by page, in the order of members. */
public final class OnDay {
  public static final int PAGE_MAX = 2_000;

  /** Takes a page of what was found. */
  public interface Taker {
    void take(List<Found> found);
  }

  private final Occasions occasions;

  public OnDay(Occasions occasions) {
    this.occasions = occasions;
  }

  /** Those of whose points some expire with the end of that day, by the day. */
  public void pointsExpiring(Handle h, LocalDate day, ZoneId zone, Taker to) {
    pages(after -> OnDaySql.expiring(h, day.atStartOfDay(zone).toInstant(), day.plusDays(1).atStartOfDay(zone).toInstant(), after, PAGE_MAX)
        .stream().map(member -> new Found(member, "expire:" + day)).toList(), to);
  }

  /** Those who bought on that day for the last time, by the day. */
  public void lastBought(Handle h, LocalDate day, Taker to) {
    pages(after -> OnDaySql.lastBought(h, day, after, PAGE_MAX).stream().map(member -> new Found(member, "since:" + day)).toList(), to);
  }

  /** Those whose birthday it is, by the year for which it is kept. */
  public void birthday(Handle h, LocalDate day, Taker to) {
    Optional<DuePage.Cursor> after = Optional.empty();
    do {
      var page = occasions.due(h, day, after, PAGE_MAX);
      var found = new ArrayList<Found>();
      for (Due due : page.due()) {
        if (due.occasion().kind() == OccasionKind.BIRTHDAY) {
          found.add(new Found(due.occasion().member(), "birthday:" + due.occasion().day().kind() + ":" + due.occurrence().year()));
        }
      }
      to.take(found);
      after = page.next();
    } while (after.isPresent());
  }

  private interface Pages {
    List<Found> after(Optional<MemberId> last);
  }

  private static void pages(Pages pages, Taker to) {
    Optional<MemberId> last = Optional.empty();
    List<Found> page;
    do {
      page = pages.after(last);
      to.take(page);
      last = page.isEmpty() ? last : Optional.of(page.getLast().member());
    } while (page.size() == PAGE_MAX);
  }
}
