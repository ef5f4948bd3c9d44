package club.vafa.tier;

import club.vafa.calendar.CalendarKind;
import club.vafa.value.Currency;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import club.vafa.value.PlanId;
import java.util.EnumSet;
import java.util.List;
import org.jdbi.v3.core.Handle;

final class PlanSql {

  record Row(PlanId id, String code, String nameFa, String nameEn, long fee, int months, CalendarKind calendar, boolean delivery,
      boolean tax, String wordsFa, String wordsEn, int reminderDays, boolean offered) {
    Plan plan(Currency currency) {
      var gives = EnumSet.noneOf(SavingKind.class);
      if (delivery) {
        gives.add(SavingKind.DELIVERY);
      }
      if (tax) {
        gives.add(SavingKind.TAX);
      }
      return new Plan(id, code, new LocalText(nameFa, nameEn), new Money(fee, currency), months, calendar, gives,
          new LocalText(wordsFa, wordsEn), reminderDays, offered);
    }
  }

  private PlanSql() {}

  static List<Plan> all(Handle h, Currency currency) {
    return h.createQuery("""
        select id, code, name_fa, name_en, fee, months, calendar, delivery, tax, words_fa, words_en, reminder_days, offered
        from subscription_plan order by code
        """).mapTo(Row.class).map(row -> row.plan(currency)).list();
  }

  static void insert(Handle h, Plan plan) {
    write(h, plan, """
        insert into subscription_plan (id, code, name_fa, name_en, fee, months, calendar, delivery, tax, words_fa, words_en,
          reminder_days, offered)
        values (:id, :code, :nameFa, :nameEn, :fee, :months, :calendar, :delivery, :tax, :wordsFa, :wordsEn, :reminderDays, :offered)
        """);
  }

  static boolean update(Handle h, Plan plan) {
    return write(h, plan, """
        update subscription_plan set code = :code, name_fa = :nameFa, name_en = :nameEn, fee = :fee, months = :months, calendar = :calendar,
          delivery = :delivery, tax = :tax, words_fa = :wordsFa, words_en = :wordsEn, reminder_days = :reminderDays, offered = :offered
        where id = :id
        """) == 1;
  }

  private static int write(Handle h, Plan plan, String sql) {
    return h.createUpdate(sql)
        .bind("id", plan.id()).bind("code", plan.code()).bind("nameFa", plan.name().fa()).bind("nameEn", plan.name().en())
        .bind("fee", plan.fee().amount()).bind("months", plan.months()).bind("calendar", plan.calendar())
        .bind("delivery", plan.gives().contains(SavingKind.DELIVERY)).bind("tax", plan.gives().contains(SavingKind.TAX))
        .bind("wordsFa", plan.words().fa()).bind("wordsEn", plan.words().en()).bind("reminderDays", plan.reminderDays())
        .bind("offered", plan.offered()).execute();
  }
}
