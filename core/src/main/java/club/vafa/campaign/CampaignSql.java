package club.vafa.campaign;

import club.vafa.member.Channel;
import club.vafa.segment.Audience;
import club.vafa.value.BranchId;
import club.vafa.value.CampaignId;
import club.vafa.value.Language;
import club.vafa.value.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

final class CampaignSql {
  private static final String COLUMNS = """
      id, name, audience_language, audience_branch_id, channels, text_fa, text_en, control_percent, state, scheduled_for, created_at,
        updated_at
      """;

  record Row(CampaignId id, String name, Optional<Language> audienceLanguage, Optional<BranchId> audienceBranchId, List<String> channels,
      Optional<String> textFa, Optional<String> textEn, int controlPercent, CampaignState state, Optional<Instant> scheduledFor,
      Instant createdAt, Instant updatedAt) {
    Campaign campaign() {
      var audience = new Audience(audienceLanguage, audienceBranchId);
      var order = channels.stream().map(Channel::valueOf).toList();
      var says = new CampaignDraft(name, audience, order, textFa, textEn, controlPercent);
      return new Campaign(id, says, state, scheduledFor, createdAt, updatedAt);
    }
  }

  private CampaignSql() {}

  static void insert(Handle h, CampaignId id, CampaignDraft says, Instant now) {
    bind(h.createUpdate("""
        insert into campaign (id, name, audience_language, audience_branch_id, channels, text_fa, text_en, control_percent, state,
          created_at, updated_at)
        values (:id, :name, :language, :branch, :channels, :fa, :en, :control, 'DRAFT', :now, :now)
        """), says).bind("id", id).bind("now", now).execute();
  }

  static void update(Handle h, CampaignId id, CampaignDraft says, Instant now) {
    bind(h.createUpdate("""
        update campaign set name = :name, audience_language = :language, audience_branch_id = :branch, channels = :channels, text_fa = :fa,
          text_en = :en, control_percent = :control, updated_at = :now
        where id = :id
        """), says).bind("id", id).bind("now", now).execute();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, CampaignDraft says) {
    return statement.bind("name", says.name()).bind("language", says.audience().language().orElse(null))
        .bind("branch", says.audience().branch().map(BranchId::value).orElse(null))
        .bindArray("channels", String.class, says.channels().stream().map(Channel::name).toArray())
        .bind("fa", says.fa().orElse(null)).bind("en", says.en().orElse(null)).bind("control", says.controlPercent());
  }

  static Optional<Campaign> find(Handle h, CampaignId id) {
    return h.createQuery("select <columns> from campaign where id = :id").define("columns", COLUMNS).bind("id", id)
        .mapTo(Row.class).findOne().map(Row::campaign);
  }

  static Optional<Campaign> lock(Handle h, CampaignId id) {
    return h.createQuery("select <columns> from campaign where id = :id for update").define("columns", COLUMNS).bind("id", id)
        .mapTo(Row.class).findOne().map(Row::campaign);
  }

  /** Newest first. */
  static List<Campaign> page(Handle h, PageRequest page, Optional<CampaignId> after) {
    return h.createQuery("""
        select <columns> from campaign where cast(:after as uuid) is null or id < :after order by id desc limit :limit
        """)
        .define("columns", COLUMNS).bind("after", after.map(CampaignId::value).orElse(null)).bind("limit", page.limit() + 1)
        .mapTo(Row.class).map(Row::campaign).list();
  }

  static void schedule(Handle h, CampaignId id, Instant at, Instant now) {
    h.createUpdate("update campaign set state = 'SCHEDULED', scheduled_for = :at, updated_at = :now where id = :id")
        .bind("id", id).bind("at", at).bind("now", now).execute();
  }

  static void setState(Handle h, CampaignId id, CampaignState state, Instant now) {
    h.createUpdate("update campaign set state = :state, updated_at = :now where id = :id")
        .bind("id", id).bind("state", state).bind("now", now).execute();
  }

  static List<CampaignRuns.Due> scheduled(Handle h, int max) {
    return h.createQuery("select id, scheduled_for from campaign where state = 'SCHEDULED' order by scheduled_for limit :max")
        .bind("max", max).mapTo(CampaignRuns.Due.class).list();
  }
}
