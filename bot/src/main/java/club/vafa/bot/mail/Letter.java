package club.vafa.bot.mail;

import club.vafa.club.ClubSettings;
import club.vafa.text.Message;
import club.vafa.text.Texts;
import club.vafa.value.Language;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a mail says, as text and as HTML. Which way it runs is seen from its words. The way out, where there is one, stands last in both.
 */
record Letter(String subject, String text, String html, Language language) {
  private static final int SUBJECT_CHARS_MAX = 78;
  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)،؛؟»]");
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}]+");

  static Letter of(Words words, ClubSettings club, Texts texts, Optional<String> wayOut) {
    var language = languageOf(words.body());
    var name = club.name().in(language);
    var subject = words.subject().orElseGet(() -> subjectOf(words.body(), texts.render(Message.of("mail.subject", "club", name), language)));
    var leave = wayOut.map(url -> texts.render(Message.of("mail.leave"), language));
    var text = words.body() + "\n\n-- \n" + name + leave.map(label -> "\n" + label + ": " + wayOut.orElseThrow()).orElse("") + "\n";
    return new Letter(CONTROLS.matcher(subject).replaceAll(" ").strip(), text, html(name, words.body(), language, leave, wayOut), language);
  }

  /** The body, and the subject where the message has one. */
  record Words(Optional<String> subject, String body) {}

  /** The first line, where it can stand for a subject and something follows it. */
  private static String subjectOf(String body, String otherwise) {
    int end = body.indexOf('\n');
    var first = end < 0 ? "" : body.substring(0, end).strip();
    return first.isEmpty() || first.length() > SUBJECT_CHARS_MAX || LINK.matcher(first).find() ? otherwise : first;
  }

  private static Language languageOf(String body) {
    return body.codePoints().filter(Character::isLetter).mapToObj(Character.UnicodeScript::of).findFirst()
        .filter(script -> script == Character.UnicodeScript.ARABIC).map(script -> Language.FA).orElse(Language.EN);
  }

  private static String html(String club, String body, Language language, Optional<String> leave, Optional<String> wayOut) {
    boolean right = language == Language.FA;
    var out = leave.map(label -> "<a href=\"" + escaped(wayOut.orElseThrow()) + "\" style=\"color:#6b7280\">" + escaped(label) + "</a>").orElse("");
    return """
        <!doctype html>
        <html lang="%s" dir="%s">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>
        <body style="margin:0;padding:24px 12px;background:#f3f1ec;font-family:Vazirmatn,Tahoma,Arial,sans-serif;color:#1f2933">
        <div dir="%s" style="max-width:560px;margin:0 auto;background:#ffffff;border-radius:12px;overflow:hidden;text-align:%s">
        <div style="background:#0f5f53;color:#ffffff;padding:16px 24px;font-size:18px;font-weight:bold">%s</div>
        <div style="padding:20px 24px;font-size:16px;line-height:1.9">%s</div>
        <div style="padding:12px 24px 20px;font-size:13px;color:#6b7280">%s</div>
        </div>
        </body>
        </html>
        """.formatted(language.code(), right ? "rtl" : "ltr", right ? "rtl" : "ltr", right ? "right" : "left", escaped(club), paragraphs(body), out);
  }

  private static String paragraphs(String body) {
    return body.strip().lines().map(Letter::linked).collect(Collectors.joining("<br>\n"));
  }

  private static String linked(String line) {
    var found = LINK.matcher(line);
    var html = new StringBuilder();
    int done = 0;
    while (found.find()) {
      html.append(escaped(line.substring(done, found.start())));
      var url = escaped(found.group());
      html.append("<a href=\"").append(url).append("\" dir=\"ltr\" style=\"color:#0f5f53\">").append(url).append("</a>");
      done = found.end();
    }
    return html.append(escaped(line.substring(done))).toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}
