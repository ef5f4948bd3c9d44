package club.vafa.bot.local;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads Telegram's MarkdownV2, with its refusals. */
final class MarkdownText {

  private static final String MARKS = "_*[]()~`>#+-=|{}.!";

  private final TextUnderWay under;
  private final String source;
  private int at;

  private MarkdownText(String source) {
    this.source = source;
    under = new TextUnderWay(source);
  }

  static FormattedText read(String source) {
    return new MarkdownText(source).read();
  }

  private FormattedText read() {
    for (at = 0; at < source.length(); at++) {
      char c = source.charAt(at);
      if (c == '\\' && at + 1 < source.length() && next(1) > 0 && next(1) <= 126) {
        under.text.append(next(1));
        at++;
      } else if (c == '\n') {
        newLine();
      } else if ((inCode() ? "`" : MARKS).indexOf(c) < 0) {
        under.text.append(c);
      } else if (ends(c)) {
        end();
      } else {
        begin(c);
      }
    }
    if (under.nested() && under.innermost().type().equals("blockquote")) {
      under.end("blockquote", Json.object());
    }
    if (under.nested()) {
      throw unended();
    }
    return under.done();
  }

  private char next(int steps) {
    return at + steps < source.length() ? source.charAt(at + steps) : 0;
  }

  private boolean inCode() {
    return under.nested() && (under.innermost().type().equals("code") || under.innermost().type().equals("pre"));
  }

  private void newLine() {
    if (under.isOpen("blockquote") && next(1) != '>') {
      if (!under.innermost().type().equals("blockquote")) {
        throw unended();
      }
      under.text.append('\n');
      under.end("blockquote", Json.object());
      return;
    }
    under.text.append('\n');
    if (next(1) == '>' && !inCode()) {
      at++;
      if (!under.isOpen("blockquote")) {
        under.begin("blockquote", "BlockQuote", Json.object(), at);
      }
    }
  }

  private boolean ends(char c) {
    if (!under.nested()) {
      return false;
    }
    return switch (under.innermost().type()) {
      case "bold" -> c == '*';
      case "italic" -> c == '_' && next(1) != '_';
      case "underline" -> c == '_' && next(1) == '_';
      case "strikethrough" -> c == '~';
      case "spoiler" -> c == '|' && next(1) == '|';
      case "code" -> c == '`';
      case "pre" -> c == '`' && next(1) == '`' && next(2) == '`';
      case "text_link", "custom_emoji" -> c == ']';
      default -> false;
    };
  }

  private void end() {
    var open = under.innermost();
    switch (open.type()) {
      case "underline", "spoiler" -> at++;
      case "pre" -> at += 2;
      default -> { }
    }
    switch (open.type()) {
      case "text_link" -> {
        var url = next(1) == '(' ? url("a URL") : under.text.substring(open.from());
        under.end(TextUnderWay.isLink(url) ? "text_link" : "", Json.object().put("url", url));
      }
      case "custom_emoji" -> {
        if (next(1) != '(') {
          throw under.refusal("Custom emoji entity must contain a tg://emoji URL");
        }
        var id = url("a custom emoji URL").replaceFirst("^tg://emoji\\?id=", "");
        under.end("custom_emoji", Json.object().put("custom_emoji_id", id));
      }
      default -> under.end(open.type(), open.detail());
    }
  }

  private String url(String what) {
    at += 2;
    int begun = at;
    var url = new StringBuilder();
    while (at < source.length() && source.charAt(at) != ')') {
      if (source.charAt(at) == '\\' && next(1) > 0 && next(1) <= 126) {
        at++;
      }
      url.append(source.charAt(at++));
    }
    if (at >= source.length()) {
      throw under.refusal("Can't find end of " + what + " at byte offset " + under.byteOffset(begun));
    }
    return url.toString();
  }

  private void begin(char c) {
    int begun = at;
    switch (c) {
      case '*' -> under.begin("bold", "Bold", Json.object(), begun);
      case '~' -> under.begin("strikethrough", "Strikethrough", Json.object(), begun);
      case '[' -> under.begin("text_link", "TextUrl", Json.object(), begun);
      case '_' -> {
        if (next(1) == '_') {
          at++;
          under.begin("underline", "Underline", Json.object(), begun);
        } else {
          under.begin("italic", "Italic", Json.object(), begun);
        }
      }
      case '`' -> code(begun);
      default -> beginRare(c, begun);
    }
  }

  private void beginRare(char c, int begun) {
    if (c == '|' && next(1) == '|') {
      at++;
      under.begin("spoiler", "Spoiler", Json.object(), begun);
    } else if (c == '!' && next(1) == '[') {
      at++;
      under.begin("custom_emoji", "CustomEmoji", Json.object(), begun);
    } else if (c == '>' && at == 0) {
      under.begin("blockquote", "BlockQuote", Json.object(), begun);
    } else {
      throw under.refusal("Character '" + c + "' is reserved and must be escaped with the preceding '\\'");
    }
  }

  private void code(int begun) {
    if (next(1) != '`' || next(2) != '`') {
      under.begin("code", "Code", Json.object(), begun);
      return;
    }
    at += 3;
    int end = at;
    while (end < source.length() && !Character.isWhitespace(source.charAt(end)) && source.charAt(end) != '`') {
      end++;
    }
    ObjectNode detail = Json.object();
    if (end > at && end < source.length() && source.charAt(end) != '`') {
      detail.put("language", source.substring(at, end));
      at = end;
    }
    if (at < source.length() && source.charAt(at) == '\n') {
      at++;
    }
    under.begin("pre", detail.isEmpty() ? "Pre" : "PreCode", detail, begun);
    at--;
  }

  private BotApiRefusal unended() {
    return under.refusal("Can't find end of " + under.innermost().name() + " entity at byte offset "
        + under.byteOffset(under.innermost().at()));
  }
}
