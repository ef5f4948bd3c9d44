package club.vafa.template;

import club.vafa.member.Channel;
import club.vafa.value.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class TemplateSql {
  record Head(int version, boolean retired) {}

  record Row(String code, int version, String name, Optional<String> subjectFa, Optional<String> textFa, Optional<String> subjectEn,
      Optional<String> textEn, List<String> channels, Instant madeAt, boolean retired) {
    Template template() {
      var text = new TemplateText(textFa.map(words -> new Wording(subjectFa, words)), textEn.map(words -> new Wording(subjectEn, words)));
      return new Template(new TemplateDraft(code, name, text, channels.stream().map(Channel::valueOf).toList()), version, retired, madeAt);
    }
  }

  private static final String SELECT = """
      select v.code, v.version, v.name, v.subject_fa, v.text_fa, v.subject_en, v.text_en, v.channels, v.made_at,
        t.retired_at is not null as retired
      from template_version v
      join template t on t.code = v.code
      """;

  private TemplateSql() {}

  static boolean insert(Handle h, String code) {
    return h.createUpdate("insert into template (code, version) values (:code, 0) on conflict (code) do nothing").bind("code", code)
        .execute() == 1;
  }

  static void insertVersion(Handle h, TemplateDraft draft, int version, String by, Instant at) {
    var fa = draft.text().fa();
    var en = draft.text().en();
    h.createUpdate("""
        insert into template_version (code, version, name, subject_fa, text_fa, subject_en, text_en, channels, made_at, made_by)
        values (:code, :version, :name, :subjectFa, :textFa, :subjectEn, :textEn, :channels, :at, :by)
        """)
        .bind("code", draft.code()).bind("version", version).bind("name", draft.name())
        .bind("subjectFa", fa.flatMap(Wording::subject).orElse(null)).bind("textFa", fa.map(Wording::body).orElse(null))
        .bind("subjectEn", en.flatMap(Wording::subject).orElse(null)).bind("textEn", en.map(Wording::body).orElse(null))
        .bindArray("channels", String.class, draft.channels().stream().map(Channel::name).toArray())
        .bind("at", at).bind("by", by).execute();
    h.createUpdate("update template set version = :version where code = :code").bind("version", version).bind("code", draft.code())
        .execute();
  }

  static Optional<Head> lock(Handle h, String code) {
    return h.createQuery("select version, retired_at is not null as retired from template where code = :code for update")
        .bind("code", code).mapTo(Head.class).findOne();
  }

  static void retire(Handle h, String code, Instant at) {
    h.createUpdate("update template set retired_at = :at where code = :code").bind("at", at).bind("code", code).execute();
  }

  static Optional<Template> find(Handle h, String code) {
    return h.createQuery(SELECT + "where v.code = :code and v.version = t.version").bind("code", code).mapTo(Row.class).findOne()
        .map(Row::template);
  }

  static Optional<Template> find(Handle h, String code, int version) {
    return h.createQuery(SELECT + "where v.code = :code and v.version = :version").bind("code", code).bind("version", version)
        .mapTo(Row.class).findOne().map(Row::template);
  }

  static List<Template> page(Handle h, PageRequest page) {
    return h.createQuery(SELECT + """
        where v.version = t.version and t.retired_at is null and (cast(:after as text) is null or t.code > :after)
        order by t.code limit :limit
        """)
        .bind("after", page.after().orElse(null)).bind("limit", page.limit() + 1).mapTo(Row.class).map(Row::template).list();
  }

  static List<Template> versions(Handle h, String code, int max) {
    return h.createQuery(SELECT + "where v.code = :code order by v.version desc limit :max").bind("code", code).bind("max", max)
        .mapTo(Row.class).map(Row::template).list();
  }
}
