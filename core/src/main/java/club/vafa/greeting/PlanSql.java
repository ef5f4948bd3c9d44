package club.vafa.greeting;

import club.vafa.db.Json;
import club.vafa.value.LocalText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class PlanSql {

  record Row(String code, boolean active, Optional<String> wordsFa, Optional<String> wordsEn, Optional<String> gift) {
    GreetingPlan plan() {
      return new GreetingPlan(code, active, wordsFa.map(fa -> new LocalText(fa, wordsEn.orElseThrow())),
          gift.map(json -> Json.read(json, GreetingGift.class)));
    }
  }

  private PlanSql() {
  }

  static List<GreetingPlan> all(Handle h) {
    return h.createQuery("select code, active, words_fa, words_en, gift::text as gift from greeting_plan").mapTo(Row.class).map(Row::plan).list();
  }

  static void save(Handle h, GreetingPlan plan, Instant at) {
    h.createUpdate("""
        insert into greeting_plan (code, active, words_fa, words_en, gift, changed_at)
        values (:code, :active, :fa, :en, cast(:gift as jsonb), :at)
        on conflict on constraint greeting_plan_key do update set active = excluded.active, words_fa = excluded.words_fa,
          words_en = excluded.words_en, gift = excluded.gift, changed_at = excluded.changed_at
        """)
        .bind("code", plan.code()).bind("active", plan.active()).bind("fa", plan.words().map(LocalText::fa).orElse(null))
        .bind("en", plan.words().map(LocalText::en).orElse(null)).bind("gift", plan.gift().map(Json::write).orElse(null)).bind("at", at)
        .execute();
  }
}
