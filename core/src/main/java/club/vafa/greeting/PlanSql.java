package club.vafa.greeting;

import club.vafa.db.Json;
import club.vafa.segment.Condition;
import club.vafa.segment.Who;
import club.vafa.template.TemplateText;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class PlanSql {

  record Row(String code, boolean active, Optional<String> template, Optional<String> text, Optional<String> segment,
      Optional<JsonNode> condition, Optional<String> gift) {
    GreetingPlan plan() {
      var words = text.map(json -> GreetingText.of(Json.read(json, TemplateText.class))).or(() -> template.map(GreetingText::kept));
      return new GreetingPlan(code, active, words, Who.of(segment, condition.map(Condition::stored)),
          gift.map(json -> Json.read(json, GreetingGift.class)));
    }
  }

  private PlanSql() {
  }

  static List<GreetingPlan> all(Handle h) {
    return h.createQuery("select code, active, template, text::text as text, segment, condition, gift::text as gift from greeting_plan")
        .mapTo(Row.class).map(Row::plan).list();
  }

  static void save(Handle h, GreetingPlan plan, Instant at) {
    h.createUpdate("""
        insert into greeting_plan (code, active, template, text, segment, condition, gift, changed_at)
        values (:code, :active, :template, cast(:text as jsonb), :segment, cast(:condition as jsonb), cast(:gift as jsonb), :at)
        on conflict on constraint greeting_plan_key do update set active = excluded.active, template = excluded.template, text = excluded.text,
          segment = excluded.segment, condition = excluded.condition, gift = excluded.gift, changed_at = excluded.changed_at
        """)
        .bind("code", plan.code()).bind("active", plan.active())
        .bind("template", plan.words().flatMap(GreetingText::template).orElse(null))
        .bind("text", plan.words().flatMap(GreetingText::text).map(Json::write).orElse(null))
        .bind("segment", plan.who().flatMap(Who::segment).orElse(null))
        .bind("condition", plan.who().flatMap(Who::condition).map(condition -> condition.json().toString()).orElse(null))
        .bind("gift", plan.gift().map(Json::write).orElse(null)).bind("at", at).execute();
  }
}
