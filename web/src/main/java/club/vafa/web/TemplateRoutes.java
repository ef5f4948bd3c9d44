package club.vafa.web;

import static club.vafa.staff.Permission.CAMPAIGN_READ;
import static club.vafa.staff.Permission.CAMPAIGN_WRITE;
import static club.vafa.staff.Permission.MEMBER_READ;
import static club.vafa.web.ProblemType.CODE_TAKEN;

import club.vafa.Core;
import club.vafa.web.api.TemplateApi;
import club.vafa.web.api.TemplateShapes;

/** Texts with variables: kept, checked and shown as members read them. */
final class TemplateRoutes {

  private TemplateRoutes() {}

  static void add(RouteTable to, Core core) {
    var templates = new TemplateApi(core);
    to.get("/templates", CAMPAIGN_READ, "The texts in use, by code").lists(TemplateShapes.TemplateView.class).by(templates::list);
    to.post("/templates", CAMPAIGN_WRITE, "Keep a text")
        .says("It is checked first: what is wrong is named with language and position. What is only doubtful comes with the answer.")
        .takes(TemplateShapes.TemplateWish.class).answers(201, TemplateShapes.KeptView.class).refuses(CODE_TAKEN).by(templates::add);
    to.get("/templates/{template}", CAMPAIGN_READ, "A text").answers(200, TemplateShapes.TemplateView.class).by(templates::show);
    to.put("/templates/{template}", CAMPAIGN_WRITE, "Change a text").says("A change is a new version; what has begun with an earlier one goes on with it.")
        .takes(TemplateShapes.TemplateChange.class).answers(200, TemplateShapes.KeptView.class).by(templates::change);
    to.delete("/templates/{template}", CAMPAIGN_WRITE, "Take a text out of use").by(templates::retire);
    to.get("/templates/{template}/versions", CAMPAIGN_READ, "All versions of a text, newest first")
        .answers(200, TemplateShapes.VersionsView.class).by(templates::versions);
    to.get("/text-variables", CAMPAIGN_READ, "What a text may say of its reader").answers(200, TemplateShapes.VariablesView.class)
        .by(templates::variables);
    to.post("/text-checks", CAMPAIGN_READ, "Check a text").says("Nothing is kept. Sizes and costs are those of an ordinary member's values.")
        .takes(TemplateShapes.CheckWish.class).answers(200, TemplateShapes.CheckedView.class).by(templates::check);
    to.post("/text-previews", MEMBER_READ, "A text as a real member would read it").says("Nothing is sent or kept.")
        .takes(TemplateShapes.PreviewWish.class).answers(200, TemplateShapes.SizeView.class).by(templates::preview);
  }
}
