package club.vafa.web;

import static club.vafa.staff.Permission.*;
import static club.vafa.web.ProblemType.*;

import club.vafa.Core;
import club.vafa.text.Texts;
import club.vafa.web.api.ImportApi;

/** Imports of members and purchases. */
final class ImportRoutes {

  private ImportRoutes() {}

  static void add(RouteTable to, Core core, Texts texts) {
    var imports = new ImportApi(core, texts);
    to.post("/imports", IMPORT_WRITE, "Import members or purchases")
        .says("A file of any size, as CSV with a heading (separated by comma, semicolon or tab) or as one JSON object a line, in UTF-8. Members: phone, name, "
            + "language, birthday, joinedAt, clubConsent with consentAt and consentHow, points, pointsUntil. Purchases: phone, card or member; branch, till, "
            + "receipt, at, paid (in the currency's smallest unit), and items (a product's code or a name, how many and the price of one: \"tea-saffron*2@850000; cake@300000\", or in JSON a list of objects). Digits, dates and headings may be Persian. Lines that are wrong are kept apart and the rest "
            + "goes on. The same file under the same key goes on where it was cut off. Nobody is told of what is imported; a member gets a card when it is first asked for, in a chat or by staff; and no consent comes with it "
            + "unless the file says when and how it was given.")
        .keyed().asks(ImportApi.FileImportQuery.class)
        .takesFile(ImportApi.FORMATS, "phone,name,birthday\n09120000011,سارا محمدی,1365/4/12\n").answers(201, ImportApi.FileImport.class)
        .refuses(IMPORT_CUT_OFF).by(imports::run);
    to.get("/imports", IMPORT_WRITE, "Imports, newest first").lists(ImportApi.FileImport.class).by(imports::list);
    to.get("/imports/{import}", IMPORT_WRITE, "How far an import has come").answers(200, ImportApi.FileImport.class).by(imports::show);
    to.get("/imports/{import}/refusals", IMPORT_WRITE, "The lines that were refused, as a file").says("Line, field, reason, and the reason in words.")
        .answersFile(Download.CSV).by(imports::refusals);
  }
}
