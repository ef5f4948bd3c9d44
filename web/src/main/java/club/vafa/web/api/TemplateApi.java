package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.db.Outcome;
import club.vafa.template.Keeping;
import club.vafa.template.Reader;
import club.vafa.template.Template;
import club.vafa.template.TemplateDraft;
import club.vafa.template.Variable;
import club.vafa.web.Call;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.TextFlaws;
import club.vafa.web.api.TemplateShapes.CheckWish;
import club.vafa.web.api.TemplateShapes.CheckedView;
import club.vafa.web.api.TemplateShapes.KeptView;
import club.vafa.web.api.TemplateShapes.PreviewWish;
import club.vafa.web.api.TemplateShapes.SizeView;
import club.vafa.web.api.TemplateShapes.TemplateChange;
import club.vafa.web.api.TemplateShapes.TemplateView;
import club.vafa.web.api.TemplateShapes.TemplateWish;
import club.vafa.web.api.TemplateShapes.TextWish;
import club.vafa.web.api.TemplateShapes.VariableView;
import club.vafa.web.api.TemplateShapes.VariablesView;
import club.vafa.web.api.TemplateShapes.VersionsView;
import club.vafa.web.json.Malformed;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Texts with variables. */
public final class TemplateApi {
  private final Core core;

  public TemplateApi(Core core) {
    this.core = core;
  }

  public Reply list(Call call) {
    return Reply.of(core.templateShelf.list(call.page()).map(TemplateView::of));
  }

  public Reply variables(Call call) {
    return Reply.of(new VariablesView(Arrays.stream(Variable.values())
        .map(one -> new VariableView(one.word(), one.kind(), one.maybeMissing())).toList()));
  }

  public Reply add(Call call) {
    var wish = call.body(TemplateWish.class);
    return kept(core.templateShelf.add(call.actor(),
        new TemplateDraft(wish.code(), wish.name(), wish.text().text(), wish.channels().orElse(List.of()))));
  }

  public Reply change(Call call) {
    var wish = call.body(TemplateChange.class);
    return kept(core.templateShelf.change(call.actor(),
        new TemplateDraft(call.path("template"), wish.name(), wish.text().text(), wish.channels().orElse(List.of()))));
  }

  private static Reply kept(Keeping keeping) {
    return switch (keeping) {
      case Keeping.Kept(var template, var checked) -> Reply.of(new KeptView(TemplateView.of(template), CheckedView.of(checked)));
      case Keeping.CodeTaken(String code) -> Refusals.codeTaken(code);
      case Keeping.NotFound(), Keeping.Retired() -> Refusals.notFound();
      case Keeping.Wrong(var findings) -> throw TextFlaws.wrong("text.", findings);
    };
  }

  public Reply show(Call call) {
    return core.templateShelf.find(call.path("template")).map(found -> Reply.of(TemplateView.of(found))).orElseGet(Refusals::notFound);
  }

  public Reply versions(Call call) {
    var versions = core.templateShelf.versions(call.path("template"));
    return versions.isEmpty() ? Refusals.notFound() : Reply.of(new VersionsView(versions.stream().map(TemplateView::of).toList()));
  }

  public Reply retire(Call call) {
    return core.templateShelf.retire(call.actor(), call.path("template")) ? Reply.nothing() : Refusals.notFound();
  }

  public Reply check(Call call) {
    var wish = call.body(CheckWish.class);
    return Reply.of(CheckedView.of(core.templates.check(wish.text().text(), wish.channels().orElse(List.of()))));
  }

  public Reply preview(Call call) {
    var wish = call.body(PreviewWish.class);
    var text = wish.text().map(TextWish::text)
        .or(() -> wish.template().flatMap(core.templateShelf::find).map(Template::says).map(TemplateDraft::text));
    if (text.isEmpty()) {
      throw Malformed.field(wish.template().isPresent() ? "template" : "text", wish.template().isPresent() ? "unknown_code" : "required");
    }
    var checked = core.templates.check(text.get(), List.of(wish.channel()));
    if (!checked.fine()) {
      throw TextFlaws.wrong("text.", checked.faults());
    }
    return core.db.transact(h -> {
      var member = core.members.byId(h, wish.member());
      return Outcome.refuse(member.map(reader -> Reply.of(SizeView.of(core.templates.preview(h, text.get(),
          Reader.of(reader.id(), wish.channel(), wish.language().orElse(reader.language())))))).orElseGet(Refusals::notFound));
    });
  }
}
