package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.conversation.PutAside;
import club.vafa.staff.Permission;
import club.vafa.web.Call;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.json.Doc;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What came in and could not be handled. */
public final class InboxApi {
  /** Something that was set aside. */
  public record PutAsideView(
      UUID id,
      @Doc(value = "The channel.", example = "TELEGRAM") String channel,
      @Doc(value = "What kind of thing came in.", example = "message") String kind,
      @Doc(value = "The provider's id of it.", example = "711223344") String providerId,
      @Doc(value = "Why it was set aside.", example = "IllegalStateException", max = 500) String reason,
      @Doc(value = "How often it was tried.", example = "5") int attempts,
      Instant receivedAt,
      @Doc("When it was set aside.") Instant at,
      @Doc("Whether its body is still kept, so that it can be tried again.") boolean kept,
      @Doc(value = "The body as it came; only with personal_data_read.", max = 1_000_000, min = 0) Optional<String> body) {
    static PutAsideView of(PutAside item, boolean full) {
      return new PutAsideView(item.id(), item.channel(), item.kind(), item.providerId(), item.reason(), item.attempts(), item.receivedAt(),
          item.at(),
          item.body().isPresent(), full ? item.body() : Optional.empty());
    }
  }

  private final Core core;

  public InboxApi(Core core) {
    this.core = core;
  }

  public Reply list(Call call) {
    boolean full = call.session().may(Permission.PERSONAL_DATA_READ);
    return Reply.of(core.inbox.aside(call.pageById()).map(item -> PutAsideView.of(item, full)));
  }

  public Reply retry(Call call) {
    return call.id("item", id -> id).filter(core.inbox::retry).map(id -> Reply.nothing()).orElseGet(Refusals::notFound);
  }
}
