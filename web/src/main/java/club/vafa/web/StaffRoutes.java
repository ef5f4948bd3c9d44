package club.vafa.web;

import static club.vafa.staff.Permission.*;
import static club.vafa.web.ProblemType.*;

import club.vafa.Core;
import club.vafa.web.api.StaffApi;

/** The staff: people, tokens, roles. */
final class StaffRoutes {

  private StaffRoutes() {}

  static void add(RouteTable to, Core core) {
    var staff = new StaffApi(core);
    to.get("/me", new Access.SignedIn(), "Who calls, and what they may do").answers(200, StaffApi.Me.class).by(staff::me);
    to.get("/staff", STAFF_READ, "The people of the staff").lists(StaffApi.StaffView.class).by(staff::list);
    to.post("/staff", STAFF_WRITE, "Add somebody to the staff").says("Nobody hands out what they may not do themselves.")
        .takes(StaffApi.StaffWish.class).answers(201, StaffApi.StaffView.class).refuses(UNKNOWN_ROLE, BEYOND_OWN_PERMISSIONS)
            .by(staff::add);
    to.put("/staff/{staff}", STAFF_WRITE, "Change somebody of the staff").takes(StaffApi.StaffWish.class)
        .answers(200, StaffApi.StaffView.class)
        .refuses(UNKNOWN_ROLE, BEYOND_OWN_PERMISSIONS, LAST_OWNER).by(staff::change);
    to.get("/staff/{staff}/tokens", STAFF_READ, "Somebody's tokens").lists(StaffApi.TokenView.class).by(staff::tokens);
    to.post("/staff/{staff}/tokens", STAFF_WRITE, "Make a token").says("The answer shows it once; only its hash is kept.")
        .takes(StaffApi.TokenWish.class).answers(201, StaffApi.IssuedToken.class)
        .refuses(BEYOND_OWN_PERMISSIONS).by(staff::issueToken);
    to.delete("/tokens/{token}", STAFF_WRITE, "Revoke a token").by(staff::revokeToken);
    to.get("/roles", STAFF_READ, "The roles").lists(StaffApi.RoleView.class).by(staff::roles);
    to.post("/roles", STAFF_WRITE, "Define a role").takes(StaffApi.RoleWish.class).answers(201, StaffApi.RoleView.class)
        .refuses(CODE_TAKEN, BEYOND_OWN_PERMISSIONS).by(staff::addRole);
    to.put("/roles/{role}", STAFF_WRITE, "Change a role of the club's own").takes(StaffApi.RoleEdit.class)
        .answers(200, StaffApi.RoleView.class)
        .refuses(ROLE_PREDEFINED, BEYOND_OWN_PERMISSIONS).by(staff::changeRole);
  }
}
