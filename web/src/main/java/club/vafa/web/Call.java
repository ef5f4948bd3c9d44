package club.vafa.web;

import club.vafa.request.RequestKey;
import club.vafa.staff.Session;
import club.vafa.trail.Actor;
import club.vafa.value.Language;
import club.vafa.value.PageRequest;
import club.vafa.web.json.Malformed;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** One request whose caller, key, query and body have been read and found right. */
public record Call(
    Optional<Session> caller, Language language, Map<String, String> path, Optional<RequestKey> requestKey,
        Optional<PageRequest> pageRequest,
    Optional<Object> queryRecord, Optional<Object> bodyRecord) {

  private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /** The part of the path that stands for this parameter. */
  public String path(String name) {
    return Optional.ofNullable(path.get(name)).orElseThrow(() -> new IllegalStateException("the path has no " + name));
  }

  /** An id of the path; what is no id is the id of nothing. */
  public <I> Optional<I> id(String name, Function<UUID, I> type) {
    return uuid(path(name)).map(type);
  }

  private static Optional<UUID> uuid(String text) {
    return UUID_FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
  }

  public <T> T body(Class<T> type) {
    return type.cast(bodyRecord.orElseThrow(() -> new IllegalStateException("the route takes no body")));
  }

  public <T> T query(Class<T> type) {
    return type.cast(queryRecord.orElseThrow(() -> new IllegalStateException("the route asks for no query")));
  }

  public RequestKey key() {
    return requestKey.orElseThrow(() -> new IllegalStateException("the route is not keyed"));
  }

  public PageRequest page() {
    return pageRequest.orElseThrow(() -> new IllegalStateException("the route is not paged"));
  }

  /** The page, of a list whose cursors are ids. */
  public PageRequest pageById() {
    if (page().after().isPresent() && page().after().flatMap(Call::uuid).isEmpty()) {
      throw Malformed.field("after", "not_a_cursor");
    }
    return page();
  }

  public Session session() {
    return caller.orElseThrow(() -> new IllegalStateException("the route is open to anybody"));
  }

  public Actor actor() {
    return session().actor();
  }
}
