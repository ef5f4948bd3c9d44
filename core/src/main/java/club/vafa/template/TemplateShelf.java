package club.vafa.template;

import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.trail.Actor;
import club.vafa.trail.Trail;
import club.vafa.value.Page;
import club.vafa.value.PageRequest;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Texts that are kept by code. A change is a new version; what has begun with an earlier one may go on with it. */
public final class TemplateShelf {
  /** How many versions of one text are told. */
  public static final int VERSIONS_SHOWN_MAX = 200;

  private final Db db;
  private final InstantSource clock;
  private final Trail trail;
  private final Templates templates;

  public TemplateShelf(Db db, InstantSource clock, Trail trail, Templates templates) {
    this.db = db;
    this.clock = clock;
    this.trail = trail;
    this.templates = templates;
  }

  public Keeping add(Actor by, TemplateDraft draft) {
    var checked = templates.check(draft.text(), draft.channels());
    if (!checked.fine()) {
      return new Keeping.Wrong(checked.faults());
    }
    return db.transact(h -> {
      if (!TemplateSql.insert(h, draft.code())) {
        return Outcome.refuse(new Keeping.CodeTaken(draft.code()));
      }
      return Outcome.commit(kept(h, by, draft, 1, checked));
    });
  }

  public Keeping change(Actor by, TemplateDraft draft) {
    var checked = templates.check(draft.text(), draft.channels());
    if (!checked.fine()) {
      return new Keeping.Wrong(checked.faults());
    }
    return db.transact(h -> {
      var head = TemplateSql.lock(h, draft.code());
      if (head.isEmpty()) {
        return Outcome.refuse(new Keeping.NotFound());
      }
      if (head.get().retired()) {
        return Outcome.refuse(new Keeping.Retired());
      }
      var last = TemplateSql.find(h, draft.code()).orElseThrow();
      if (last.says().equals(draft)) {
        return Outcome.refuse(new Keeping.Kept(last, checked));
      }
      return Outcome.commit(kept(h, by, draft, head.get().version() + 1, checked));
    });
  }

  private Keeping kept(Handle h, Actor by, TemplateDraft draft, int version, Checked checked) {
    TemplateSql.insertVersion(h, draft, version, by.id().map(UUID::toString).orElse(by.kind().name()), clock.instant());
    trail.record(h, by, version == 1 ? "template.add" : "template.change", "template", subject(draft.code()),
        Map.of("code", draft.code(), "version", version));
    return new Keeping.Kept(TemplateSql.find(h, draft.code()).orElseThrow(), checked);
  }

  /** Takes a text out of use: nothing new can name it, what has begun with it goes on. False where there is none in use. */
  public boolean retire(Actor by, String code) {
    return db.transact(h -> {
      var head = TemplateSql.lock(h, code).filter(row -> !row.retired());
      if (head.isEmpty()) {
        return Outcome.refuse(false);
      }
      TemplateSql.retire(h, code, clock.instant());
      trail.record(h, by, "template.retire", "template", subject(code), Map.of("code", code));
      return Outcome.commit(true);
    });
  }

  // The trail knows its subjects by id; a text's is made of its code.
  private static UUID subject(String code) {
    return UUID.nameUUIDFromBytes(("template " + code).getBytes(StandardCharsets.UTF_8));
  }

  /** The newest version, also of one that is out of use. */
  public Optional<Template> find(String code) {
    return db.read(h -> TemplateSql.find(h, code));
  }

  /** As the other one, in a transaction. */
  public Optional<Template> find(Handle h, String code) {
    return TemplateSql.find(h, code);
  }

  /** A version as it was. */
  public Optional<Template> find(Handle h, String code, int version) {
    return TemplateSql.find(h, code, version);
  }

  /** Those in use, in the order of their codes. */
  public Page<Template> list(PageRequest page) {
    return Page.cut(db.read(h -> TemplateSql.page(h, page)), page, Template::code);
  }

  /** All versions of a text, the newest first. */
  public List<Template> versions(String code) {
    return db.read(h -> TemplateSql.versions(h, code, VERSIONS_SHOWN_MAX));
  }
}
