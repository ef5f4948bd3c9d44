package club.vafa.greeting;

import club.vafa.calendar.Anniversary;
import club.vafa.calendar.CalendarKind;
import club.vafa.occasion.Due;
import club.vafa.occasion.OccasionKind;
import club.vafa.occasion.PublicOccasions;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import java.time.LocalDate;
import java.util.UUID;

/** One member to be greeted for one return of a day: what decides that it is done once, how the day is called, and how it is greeted. */
record Wish(MemberId member, GreetingKind kind, UUID occasion, CalendarKind calendar, int year, LocalDate day, LocalText called,
    GreetingPlan plan, boolean earnsGift, String award) {

  /** A day of the member's own. Two records of one person that have the same own day get one gift for it: its award goes by the date. */
  static Wish of(Due due, GreetingPlan plan) {
    var occasion = due.occasion();
    Anniversary day = occasion.day();
    int year = due.occurrence().year();
    var award = occasion.kind() == OccasionKind.OWN ? "%s-%02d-%02d:%d".formatted(day.kind(), day.month(), day.day(), year)
        : occasion.id() + ":" + day.kind() + ":" + year;
    return new Wish(occasion.member(), GreetingKind.of(occasion.kind()), occasion.id(), day.kind(), year, due.occurrence().day(),
        LocalText.same(occasion.title().orElse("")), plan, due.earnsGift(), award);
  }

  static Wish of(MemberId member, PublicOccasions.Fallen fallen, GreetingPlan plan) {
    var occasion = fallen.occasion();
    var calendar = occasion.rule().calendar();
    return new Wish(member, GreetingKind.PUBLIC, occasion.id(), calendar, fallen.occurrence().year(), fallen.occurrence().day(), occasion.name(), plan,
        true, occasion.id() + ":" + fallen.occurrence().year());
  }
}
