package club.vafa.tier;

/// How a level is lost: a review each so many months looks at the window that has just closed. Whoever has too little keeps the level for
/// the days of grace, in which what is added still counts, and is warned so many days before it is lost.
public record Reviewing(int everyMonths, int graceDays, int warningDays) {

  public static final int GRACE_DAYS_MAX = 366;
  public static final int WARNING_DAYS_MAX = 180;
}
