package club.vafa.web;

import club.vafa.staff.Permission;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;

/** The routes while they are being written down. */
final class RouteTable {
  private final List<Route> routes = new ArrayList<>();

  List<Route> routes() {
    return List.copyOf(routes);
  }

  /** What asks for something else than a permission. */
  RouteDraft get(String path, Access access, String summary) {
    return draft(HandlerType.GET, path, access, summary);
  }

  RouteDraft get(String path, Permission permission, String summary) {
    return draft(HandlerType.GET, path, new Access.Needs(permission), summary);
  }

  RouteDraft post(String path, Permission permission, String summary) {
    return draft(HandlerType.POST, path, new Access.Needs(permission), summary);
  }

  RouteDraft put(String path, Permission permission, String summary) {
    return draft(HandlerType.PUT, path, new Access.Needs(permission), summary);
  }

  RouteDraft patch(String path, Permission permission, String summary) {
    return draft(HandlerType.PATCH, path, new Access.Needs(permission), summary);
  }

  RouteDraft delete(String path, Permission permission, String summary) {
    return draft(HandlerType.DELETE, path, new Access.Needs(permission), summary);
  }

  private RouteDraft draft(HandlerType method, String path, Access access, String summary) {
    return new RouteDraft(method, path, access, summary, routes::add);
  }
}
