package club.vafa.web.api;

import club.vafa.tier.Programmes;
import club.vafa.web.Call;
import club.vafa.web.Reply;
import club.vafa.web.api.TierShapes.ProgrammeView;
import club.vafa.web.api.TierShapes.ProgrammeWish;
import club.vafa.web.json.FieldError;
import club.vafa.web.json.Malformed;

/** The levels. */
public final class TierApi {
  private final Programmes programmes;

  public TierApi(Programmes programmes) {
    this.programmes = programmes;
  }

  public Reply programme(Call call) {
    return Reply.of(ProgrammeView.of(programmes.now(), programmes.raising()));
  }

  public Reply change(Call call) {
    return switch (programmes.change(call.actor(), call.body(ProgrammeWish.class).draft(programmes.now().engagement()))) {
      case Programmes.Changing.Changed(var programme) -> Reply.of(ProgrammeView.of(programme, programmes.raising()));
      case Programmes.Changing.Wrong(var problems) ->
          throw new Malformed(problems.stream().map(p -> new FieldError(p.field(), p.reason(), p.facts())).toList());
    };
  }
}
