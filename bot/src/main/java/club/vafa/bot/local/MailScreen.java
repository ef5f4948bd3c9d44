package club.vafa.bot.local;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The mails of the local server as pages: the list, newest first, and each as its reader sees it. */
final class MailScreen {
  private static final Pattern ONE = Pattern.compile("/mail/([0-9]{1,18})");
  private static final String OF_THE_LIST = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'";
  // A mail is shown without scripts, pictures from elsewhere or forms; only its links lead on.
  private static final String OF_A_MAIL = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; sandbox allow-popups allow-top-navigation-by-user-activation";

  private final LocalMail server;

  MailScreen(LocalMail server) {
    this.server = server;
  }

  Optional<HttpReply> show(String path) {
    if (path.equals("/mail")) {
      return Optional.of(page(list(), OF_THE_LIST));
    }
    var one = ONE.matcher(path);
    return one.matches() ? server.mails().stream().filter(mail -> mail.number() == Long.parseLong(one.group(1))).findFirst()
        .map(mail -> page(mail.body("text/html").orElse("<pre>" + escaped(mail.body("text/plain").orElse("")) + "</pre>"), OF_A_MAIL)) : Optional.empty();
  }

  private String list() {
    var rows = new StringBuilder();
    for (var mail : server.mails().reversed()) {
      rows.append("<li><a href=\"/mail/").append(mail.number()).append("\"><b dir=\"auto\">").append(escaped(mail.subject()))
          .append("</b></a> <span dir=\"ltr\">").append(escaped(String.join(", ", mail.to()))).append(" · ").append(mail.at()).append("</span></li>");
    }
    return """
        <!doctype html>
        <html lang="fa" dir="rtl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="5">
        <title>نامه‌ها · Mails</title><link rel="icon" href="/logo.svg"></head>
        <body style="font-family:Vazirmatn,Tahoma,sans-serif;max-width:720px;margin:24px auto;padding:0 12px;line-height:2">
        <h1>نامه‌ها · Mails</h1><ul>%s</ul>%s</body></html>
        """.formatted(rows, rows.isEmpty() ? "<p>هنوز نامه‌ای نرسیده است. · No mail has come yet.</p>" : "");
  }

  private static HttpReply page(String html, String policy) {
    return new HttpReply.Bytes(200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8),
        Map.of("Content-Security-Policy", policy, "Cache-Control", "no-store", "X-Content-Type-Options", "nosniff", "Referrer-Policy", "no-referrer"));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}
