package club.vafa.web;

import club.vafa.Core;
import club.vafa.TestClub;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.staff.PredefinedRole;
import club.vafa.trail.Actor;
import club.vafa.value.BranchId;
import club.vafa.web.hook.Webhooks;
import club.vafa.web.probe.Probes;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A club of a test behind its real API, and callers of every role. */
public final class ApiClub implements AutoCloseable {
  private final TestClub club;
  private final Probes probes = new Probes(List.of(), List.of());
  private final WebServer server;

  public ApiClub(TestDatabase database) {
    club = new TestClub(database);
    server = Web.server(club.core(), new WebSettings("127.0.0.1", 0, "http://127.0.0.1"), new Web.Outside(new Webhooks(Map.of()), probes, List.of()));
    server.start();
  }

  public Core core() {
    return club.core();
  }

  public TestClub club() {
    return club;
  }

  /** Somebody new of that role, calling. */
  public Client as(PredefinedRole role, BranchId... branches) {
    var issued = core().db.transact(h -> {
      var person = core().staff.setUp(h, role.code(), role, Set.of(branches));
      return Outcome.commit(core().tokens.issue(h, Actor.SYSTEM, person.id(), role.code()));
    });
    return new Client(server.port(), issued.secret());
  }

  public Client owner() {
    return as(PredefinedRole.OWNER);
  }

  public int port() {
    return server.port();
  }

  public Client nobody() {
    return new Client(server.port(), "");
  }

  @Override
  public void close() {
    server.close();
    probes.close();
  }
}
