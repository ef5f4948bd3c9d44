package club.vafa.segment;

import club.vafa.db.Db;
import club.vafa.trail.Actor;
import club.vafa.trail.Register;
import club.vafa.trail.Trail;
import club.vafa.value.Ids;
import club.vafa.value.SegmentId;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Keeps segments by code. A change makes a new version; one that is archived is no longer offered, and whoever uses it goes on. */
public final class SavedSegments {
  public static final int SEGMENTS_MAX = 500;

  private final Register<List<Segment>> all;
  private final InstantSource clock;
  private final SegmentCheck check;

  public SavedSegments(Db db, Trail trail, InstantSource clock, SegmentCheck check) {
    this.all = new Register<>(db, trail, "segment", SegmentSql::all);
    this.clock = clock;
    this.check = check;
  }

  /** The newest versions in the order of their codes. */
  public List<Segment> list() {
    return all.copy();
  }

  /** The newest version. */
  public Optional<Segment> byCode(String code) {
    return list().stream().filter(one -> one.code().equals(code)).findFirst();
  }

  public List<Segment> versions(Handle h, SegmentId id) {
    return SegmentSql.versions(h, id);
  }

  public Optional<Segment> version(Handle h, SegmentId id, int version) {
    return SegmentSql.version(h, id, version);
  }

  public Saving add(Actor by, SegmentDraft draft) {
    return all.write(by, h -> {
      var faults = check.faults(h, draft);
      if (!faults.isEmpty()) {
        return Register.refused(new Saving.Wrong(faults));
      }
      if (list().size() >= SEGMENTS_MAX) {
        return Register.refused(new Saving.TooMany(SEGMENTS_MAX));
      }
      var segment = new Segment(new SegmentId(Ids.v7(clock)), draft.code(), 1, draft.name(), draft.condition(), clock.instant(), false);
      SegmentSql.insert(h, segment.id(), segment.code(), segment.madeAt());
      SegmentSql.insertVersion(h, segment);
      return Register.done(new Saving.Saved(segment), "add", segment.id().value(), Map.of("code", segment.code()));
    }, "segment_code", new Saving.CodeTaken(draft.code()));
  }

  /** The same wish again makes no version. */
  public Saving change(Actor by, SegmentDraft draft) {
    return all.write(by, h -> {
      var found = SegmentSql.lock(h, draft.code());
      if (found.isEmpty()) {
        return Register.refused(new Saving.Unknown());
      }
      var old = found.get();
      if (old.archived()) {
        return Register.refused(new Saving.Archived(old));
      }
      var faults = check.faults(h, draft);
      if (!faults.isEmpty()) {
        return Register.refused(new Saving.Wrong(faults));
      }
      if (old.name().equals(draft.name()) && old.condition().json().equals(draft.condition().json())) {
        return Register.refused(new Saving.Saved(old));
      }
      var changed = new Segment(old.id(), old.code(), old.version() + 1, draft.name(), draft.condition(), clock.instant(), false);
      SegmentSql.insertVersion(h, changed);
      SegmentSql.setVersion(h, changed.id(), changed.version());
      return Register.done(new Saving.Saved(changed), "change", changed.id().value(), Map.of("code", changed.code(), "version", changed.version()));
    });
  }

  public Saving archive(Actor by, String code) {
    return all.write(by, h -> SegmentSql.lock(h, code).map(found -> {
      if (found.archived()) {
        return Register.<Saving>refused(new Saving.Saved(found));
      }
      SegmentSql.archive(h, found.id(), clock.instant());
      return Register.<Saving>done(new Saving.Saved(found), "archive", found.id().value(), Map.of("code", code));
    }).orElseGet(() -> Register.refused(new Saving.Unknown())));
  }
}
