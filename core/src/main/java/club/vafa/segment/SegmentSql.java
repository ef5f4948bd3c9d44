package club.vafa.segment;

import club.vafa.value.LocalText;
import club.vafa.value.SegmentId;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class SegmentSql {
  record Row(SegmentId id, String code, int version, String nameFa, String nameEn, JsonNode condition, Instant madeAt, boolean archived) {
    Segment segment() {
      return new Segment(id, code, version, new LocalText(nameFa, nameEn), Condition.stored(condition), madeAt, archived);
    }
  }

  private static final String READ = """
      select s.id, s.code, v.version, v.name_fa, v.name_en, v.condition, v.made_at, s.archived_at is not null as archived
      from segment s join segment_version v on v.segment_id = s.id
      """;

  private SegmentSql() {}

  /** All in their newest versions, by code. */
  static List<Segment> all(Handle h) {
    return h.createQuery(READ + " where v.version = s.version order by s.code").mapTo(Row.class).map(Row::segment).list();
  }

  static List<Segment> versions(Handle h, SegmentId id) {
    return h.createQuery(READ + " where s.id = :id order by v.version desc").bind("id", id).mapTo(Row.class).map(Row::segment).list();
  }

  static Optional<Segment> version(Handle h, SegmentId id, int version) {
    return h.createQuery(READ + " where s.id = :id and v.version = :version").bind("id", id).bind("version", version).mapTo(Row.class)
        .map(Row::segment).findOne();
  }

  static Optional<Segment> lock(Handle h, String code) {
    return h.createQuery(READ + " where v.version = s.version and s.code = :code for update of s").bind("code", code).mapTo(Row.class)
        .map(Row::segment).findOne();
  }

  static void insert(Handle h, SegmentId id, String code, Instant now) {
    h.createUpdate("insert into segment (id, code, version, created_at) values (:id, :code, 1, :now)").bind("id", id).bind("code", code)
        .bind("now", now).execute();
  }

  static void insertVersion(Handle h, Segment segment) {
    h.createUpdate("""
        insert into segment_version (segment_id, version, name_fa, name_en, condition, made_at)
        values (:id, :version, :fa, :en, :condition, :now)
        """)
        .bind("id", segment.id()).bind("version", segment.version()).bind("fa", segment.name().fa()).bind("en", segment.name().en())
        .bind("condition", segment.condition().json()).bind("now", segment.madeAt()).execute();
  }

  static void setVersion(Handle h, SegmentId id, int version) {
    h.createUpdate("update segment set version = :version where id = :id").bind("id", id).bind("version", version).execute();
  }

  static void archive(Handle h, SegmentId id, Instant now) {
    h.createUpdate("update segment set archived_at = :now where id = :id").bind("id", id).bind("now", now).execute();
  }
}
