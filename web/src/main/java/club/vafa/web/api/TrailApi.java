package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.db.Json;
import club.vafa.trail.Actor;
import club.vafa.trail.Trail;
import club.vafa.web.Call;
import club.vafa.web.Reply;
import club.vafa.web.json.Doc;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Who did what, when. */
public final class TrailApi {
  /** Which acts are wanted. */
  public record TrailQuery(
      @Doc(value = "What was acted on.", example = "branch", pattern = "[a-z-]{1,40}") Optional<String> subjectType,
      @Doc("Its id.") Optional<UUID> subjectId) {}

  /** One act. */
  public record ActView(
      UUID id,
      @Doc("When.") Instant at,
      @Doc(value = "Who: somebody of the staff, a member, or the club itself.", example = "staff") Actor.Kind actor,
      @Doc("That one's id.") Optional<UUID> actorId,
      @Doc(value = "What was done.", example = "branch.add") String action,
      @Doc(value = "To what kind of thing.", example = "branch") String subjectType,
      @Doc("To which.") UUID subjectId,
      @Doc(value = "The facts of it.", example = "{\"code\": \"valiasr\"}") JsonNode facts) {
    static ActView of(Trail.Act act) {
      return new ActView(act.id(), act.at(), act.actorKind(), act.actorId(), act.action(), act.subjectType(), act.subjectId(),
          Json.read(act.facts(), JsonNode.class));
    }
  }

  private final Core core;

  public TrailApi(Core core) {
    this.core = core;
  }

  public Reply page(Call call) {
    var query = call.query(TrailQuery.class);
    var page = call.pageById();
    return Reply.of(core.db.read(h -> core.trail.page(h, query.subjectType(), query.subjectId(), page)).map(ActView::of));
  }
}
