package club.vafa.web;

import static club.vafa.staff.Permission.*;
import static club.vafa.web.ProblemType.*;

import club.vafa.Core;
import club.vafa.web.api.AuditApi;
import club.vafa.web.api.ClubApi;
import club.vafa.web.api.TrailApi;

/** What a till and a marketer must know of the club: settings, terms, the trail. */
final class ClubRoutes {

  private ClubRoutes() {}

  static void add(RouteTable to, Core core) {
    var club = new ClubApi(core);
    to.get("/club", CLUB_READ, "The club and its settings").answers(200, ClubApi.ClubView.class).by(club::show);
    to.patch("/club", SETTINGS_WRITE, "Change settings").says("Zone, language and currency stay as they were at the first start.")
        .takes(ClubApi.ClubChange.class).answers(200, ClubApi.ClubView.class).by(club::change);
    to.get("/club/terms", CLUB_READ, "The terms in force").answers(200, ClubApi.TermsView.class).by(club::terms);
    to.post("/club/terms", SETTINGS_WRITE, "New terms, in force from now").takes(ClubApi.TermsWish.class).answers(201, ClubApi.TermsView.class)
        .by(club::addTerms);

    to.get("/audit/trail", AUDIT_READ, "Who did what, newest first").asks(TrailApi.TrailQuery.class).lists(TrailApi.ActView.class)
        .by(new TrailApi(core)::page);
    to.get("/audit/ledger", AUDIT_READ, "Whether the books are right").says("Every rule of the books, checked on one snapshot; on large books it takes a minute or two.")
        .answers(200, AuditApi.AuditView.class).by(new AuditApi(core)::ledger);
  }
}
