package club.vafa.bot.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Telegram's HTML, with its refusals. */
final class HtmlText {

  private static final Map<String, String> TYPES = Map.ofEntries(Map.entry("b", "bold"), Map.entry("strong", "bold"),
      Map.entry("i", "italic"),
      Map.entry("em", "italic"), Map.entry("u", "underline"), Map.entry("ins", "underline"), Map.entry("s", "strikethrough"),
      Map.entry("strike", "strikethrough"), Map.entry("del", "strikethrough"), Map.entry("code", "code"), Map.entry("pre", "pre"),
      Map.entry("a", "text_link"), Map.entry("span", "spoiler"), Map.entry("tg-spoiler", "spoiler"), Map.entry("blockquote", "blockquote"),
      Map.entry("tg-emoji", "custom_emoji"));
  private static final Pattern ENTITY = Pattern.compile("&(lt|gt|amp|quot|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});");
  private static final Pattern ATTRIBUTE = Pattern.compile("\\s*([a-zA-Z0-9-]+)(?:\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+)))?");

  private final TextUnderWay under;
  private final String source;
  private int at;

  private HtmlText(String source) {
    this.source = source;
    under = new TextUnderWay(source);
  }

  static FormattedText read(String source) {
    return new HtmlText(source).read();
  }

  private FormattedText read() {
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c == '&') {
        reference();
      } else if (c != '<') {
        under.text.append(c);
        at++;
      } else if (source.startsWith("</", at)) {
        end();
      } else {
        begin();
      }
    }
    if (under.nested()) {
      throw under.refusal("Can't find end tag corresponding to start tag \"" + under.innermost().name() + "\"");
    }
    return under.done();
  }

  private void reference() {
    var matcher = ENTITY.matcher(source).region(at, source.length());
    if (matcher.lookingAt()) {
      under.text.append(decoded(matcher.group(1)));
      at = matcher.end();
    } else {
      under.text.append('&');
      at++;
    }
  }

  private static String decoded(String name) {
    return switch (name) {
      case "lt" -> "<";
      case "gt" -> ">";
      case "amp" -> "&";
      case "quot" -> "\"";
      default -> {
        int code = name.startsWith("#x") ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
        yield Character.isValidCodePoint(code) ? Character.toString(code) : "";
      }
    };
  }

  private void begin() {
    int begun = at;
    int close = tagEnd();
    if (close < 0) {
      throw under.refusal("Unclosed start tag at byte offset " + under.byteOffset(begun));
    }
    var tag = source.substring(begun + 1, close);
    var name = tag.split("[\\s/]", 2)[0].toLowerCase(Locale.ROOT);
    var type = TYPES.get(name);
    if (type == null) {
      throw under.refusal("Unsupported start tag \"" + name + "\" at byte offset " + under.byteOffset(begun));
    }
    var attributes = attributes(tag.substring(name.length()));
    if (name.equals("span") && !attributes.path("class").asText().equals("tg-spoiler")) {
      throw under.refusal("Tag \"span\" must have class \"tg-spoiler\" at byte offset " + under.byteOffset(begun));
    }
    under.begin(type, name, detail(name, attributes), begun);
    at = close + 1;
  }

  /** The {@code >} that closes the tag at the current place, quoted ones passed over. */
  private int tagEnd() {
    char quote = 0;
    for (int i = at + 1; i < source.length(); i++) {
      char c = source.charAt(i);
      if (quote == 0 && c == '>') {
        return i;
      }
      if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      }
    }
    return -1;
  }

  private static ObjectNode attributes(String text) {
    var attributes = Json.object();
    var matcher = ATTRIBUTE.matcher(text);
    while (matcher.find()) {
      var value = matcher.group(2) != null ? matcher.group(2) : matcher.group(3) != null ? matcher.group(3) : matcher.group(4);
      attributes.put(matcher.group(1).toLowerCase(Locale.ROOT), value == null ? "" : ENTITY.matcher(value).replaceAll(m ->
          Matcher.quoteReplacement(decoded(m.group(1)))));
    }
    return attributes;
  }

  private static ObjectNode detail(String name, ObjectNode attributes) {
    var detail = Json.object();
    if (name.equals("a")) {
      detail.put("url", attributes.path("href").asText());
    } else if (name.equals("tg-emoji")) {
      detail.put("custom_emoji_id", attributes.path("emoji-id").asText());
    } else if (name.equals("code") && attributes.path("class").asText().startsWith("language-")) {
      detail.put("language", attributes.path("class").asText().substring("language-".length()));
    }
    return detail;
  }

  private void end() {
    int begun = at;
    int close = source.indexOf('>', at);
    if (close < 0) {
      throw under.refusal("Unclosed end tag at byte offset " + under.byteOffset(begun));
    }
    if (!under.nested()) {
      throw under.refusal("Unexpected end tag at byte offset " + under.byteOffset(begun));
    }
    var name = source.substring(begun + 2, close).strip().toLowerCase(Locale.ROOT);
    var open = under.innermost();
    if (!name.isEmpty() && !name.equals(open.name())) {
      throw under.refusal("Unmatched end tag at byte offset " + under.byteOffset(begun) + ", expected \"</" + open.name()
          + ">\", found \"</" + name + ">\"");
    }
    if (open.type().equals("text_link")) {
      var url = open.detail().path("url").asText();
      var linked = url.isEmpty() ? under.text.substring(open.from()) : url;
      under.end(TextUnderWay.isLink(linked) ? "text_link" : "", Json.object().put("url", linked));
    } else {
      under.end(open.type(), open.detail());
    }
    at = close + 1;
  }
}
