package club.vafa.club;

import club.vafa.calendar.CalendarKind;
import club.vafa.calendar.Dates;
import club.vafa.value.Currency;
import club.vafa.value.Language;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import club.vafa.value.Rounding;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/// The club's settings as they stand in its one row. Days, months and hours are of the club's zone; money is in the smallest unit of its
/// currency. `boardReference`: an approval of a game must name the board's decision. `debtPolicy`: what happens where a refund takes points
/// back that are no longer there. `payPoints…Percent`: which share of what is to be paid points may pay, where they pay at all.
/// `settlementCalendar`: the months by which branches settle; where it is not set, those of the club's language. `rounding`: how exact
/// amounts become whole points. `pointsGiving`: whether members may give points to each other, and how many in a day and month.
/// `campaignApprovalAbove`: a campaign to more members than this needs a second person's yes.
public record ClubSettings(
    String nameFa, String nameEn, ZoneId zone, String language, String currency, String phoneRegion, Optional<String> telegramUsername,
    long welcomePoints, long birthdayPoints, int birthdayPointsDays, int greetingHour, int greetingCatchUpDays,
    LocalTime quietFrom, LocalTime quietUntil, int frequencyCapPerWeek, int refundWindowDays, int dormantMonths,
    long adjustmentThreshold, long smsSegmentPrice, boolean earningBaseWithTax, boolean pointsForChance, boolean boardReference, long pointValue,
    String debtPolicy, int payPointsMinPercent, int payPointsMaxPercent,
    boolean knownTillsOnly, Optional<CalendarKind> settlementCalendar,
    Rounding rounding, boolean pointsGiving, long pointsGivingDayMax, long pointsGivingMonthMax,
    long campaignApprovalAbove) {

  public LocalText name() {
    return new LocalText(nameFa, nameEn);
  }

  public Language mainLanguage() {
    return Language.of(language);
  }

  public Currency money() {
    return Currency.of(currency);
  }

  public Money priceOfSmsSegment() {
    return new Money(smsSegmentPrice, money());
  }

  public CalendarKind settlementMonths() {
    return settlementCalendar.orElse(Dates.calendarOf(mainLanguage()));
  }

  /// The same settings of a club of that name.
  public ClubSettings named(LocalText name) {
    return new ClubSettings(name.fa(), name.en(), zone, language, currency, phoneRegion, telegramUsername, welcomePoints, birthdayPoints,
        birthdayPointsDays, greetingHour, greetingCatchUpDays, quietFrom, quietUntil, frequencyCapPerWeek, refundWindowDays, dormantMonths,
        adjustmentThreshold, smsSegmentPrice, earningBaseWithTax, pointsForChance, boardReference, pointValue,
        debtPolicy, payPointsMinPercent, payPointsMaxPercent,
        knownTillsOnly, settlementCalendar,
        rounding, pointsGiving, pointsGivingDayMax, pointsGivingMonthMax,
        campaignApprovalAbove);
  }
}
