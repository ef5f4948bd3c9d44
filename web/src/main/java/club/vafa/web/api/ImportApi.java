package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.intake.ImportFormat;
import club.vafa.intake.ImportJob;
import club.vafa.intake.ImportKind;
import club.vafa.intake.ImportState;
import club.vafa.intake.Importing;
import club.vafa.intake.Intake;
import club.vafa.text.CsvLine;
import club.vafa.text.Message;
import club.vafa.text.Texts;
import club.vafa.value.ImportId;
import club.vafa.value.Language;
import club.vafa.web.Call;
import club.vafa.web.Download;
import club.vafa.web.Problem;
import club.vafa.web.ProblemType;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.Upload;
import club.vafa.web.json.Doc;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Files of members and purchases: brought in, looked at, and what of them was refused. */
public final class ImportApi {
  public static final String CSV = "text/csv";
  public static final String NDJSON = "application/x-ndjson";
  public static final List<String> FORMATS = List.of(CSV, NDJSON);

  /** What a file brings. */
  public record FileImportQuery(@Doc(value = "Members, or purchases.", example = "members") ImportKind kind) {}

  /** An import. */
  public record FileImport(
      ImportId id, ImportKind kind, ImportState state,
      @Doc(value = "Lines of data seen so far: made, merged and refused ones.", example = "1200") long lines,
      @Doc(value = "New members or purchases.", example = "1150") long made,
      @Doc(value = "Members who were known, and joined with what was known.", example = "40") long merged,
      @Doc(value = "Lines that were refused.", example = "10") long refused,
      @Doc(value = "Why the file as a whole was refused.", example = "unknown_column") Optional<String> reason,
      @Doc("That in words.") Optional<String> problem,
      @Doc(value = "The column, or \"file\".", example = "shoe size") Optional<String> field,
      Instant startedAt, Optional<Instant> endedAt) {}

  private final Core core;
  private final Texts texts;

  public ImportApi(Core core, Texts texts) {
    this.core = core;
    this.texts = texts;
  }

  public Reply run(Call call) {
    var upload = call.body(Upload.class);
    var format = upload.mediaType().equals(CSV) ? ImportFormat.CSV : ImportFormat.NDJSON;
    var wish = new Intake.Wish(call.key().caller(), call.key().key(), call.query(FileImportQuery.class).kind(), format, Optional.of(call.session().staffId()));
    return switch (core.intake.run(wish, upload.in(), job -> {})) {
      case Importing.Ended(ImportJob job) -> Reply.of(view(job, call.language()));
      case Importing.Before(ImportJob job) -> new Reply.Answer(view(job, call.language()), true);
      case Importing.UnderWay _ -> Reply.refuse(ProblemType.IN_FLIGHT);
      case Importing.OtherFile _ -> Reply.refuse(ProblemType.KEY_REUSED);
      case Importing.CutOff(ImportJob job) -> Reply.refuse(Problem.of(ProblemType.IMPORT_CUT_OFF).with("lines", job.lines()));
    };
  }

  public Reply list(Call call) {
    return Reply.of(core.intake.list(call.pageById()).map(job -> view(job, call.language())));
  }

  public Reply show(Call call) {
    return call.id("import", ImportId::new).flatMap(core.intake::byId).map(job -> Reply.of(view(job, call.language()))).orElseGet(Refusals::notFound);
  }

  /** The refused lines as a file, with the sentence of each reason in the caller's language. */
  public Reply refusals(Call call) {
    return call.id("import", ImportId::new).flatMap(core.intake::byId).map(job -> Reply.file(new Download("refusals-" + job.id() + ".csv", Download.CSV,
        out -> CardApi.lines(out, to -> {
          to.accept(CsvLine.BOM + CsvLine.of(List.of("line", "field", "reason", "problem")));
          core.intake.refusals(job.id(), r -> to.accept(CsvLine.of(List.of(Long.toString(r.line()), r.field(), r.reason(),
              words(r.reason(), call.language())))));
        })))).orElseGet(Refusals::notFound);
  }

  private FileImport view(ImportJob job, Language language) {
    return new FileImport(job.id(), job.kind(), job.state(), job.lines(), job.made(), job.merged(), job.refused(), job.reason(),
        job.reason().map(reason -> words(reason, language)), job.field(), job.startedAt(), job.endedAt());
  }

  private String words(String reason, Language language) {
    return texts.render(Message.of("intake.reason." + reason), language);
  }
}
