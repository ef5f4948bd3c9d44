package club.vafa.bot.local;

/** Reads Telegram's old Markdown, in which marks do not nest. */
final class LegacyMarkdownText {

  private LegacyMarkdownText() {}

  static FormattedText read(String source) {
    var under = new TextUnderWay(source);
    for (int at = 0; at < source.length(); at++) {
      char c = source.charAt(at);
      if (c == '\\' && at + 1 < source.length() && "_*`[".indexOf(source.charAt(at + 1)) >= 0) {
        under.text.append(source.charAt(++at));
      } else if ("_*`[".indexOf(c) < 0) {
        under.text.append(c);
      } else {
        var pre = source.startsWith("```", at);
        var mark = pre ? "```" : c == '[' ? "]" : String.valueOf(c);
        int end = source.indexOf(mark, at + (pre ? 3 : 1));
        if (end < 0) {
          throw under.refusal("Can't find end of the entity starting at byte offset " + under.byteOffset(at));
        }
        at = entity(under, at, end, mark);
      }
    }
    return under.done();
  }

  private static int entity(TextUnderWay under, int at, int end, String mark) {
    var source = under.source;
    int last = end + mark.length() - 1;
    var type = switch (mark) {
      case "_" -> "italic";
      case "*" -> "bold";
      case "`" -> "code";
      case "```" -> "pre";
      default -> "text_link";
    };
    var detail = Json.object();
    if (mark.equals("]")) {
      int close = source.startsWith("(", end + 1) ? source.indexOf(')', end) : -1;
      if (close > 0) {
        detail.put("url", source.substring(end + 2, close));
        last = close;
      } else {
        type = "";
      }
    }
    under.begin(type, type, detail, at);
    under.text.append(source, at + (mark.equals("```") ? 3 : 1), end);
    under.end(type, detail);
    return last;
  }
}
