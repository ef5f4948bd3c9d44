package club.vafa.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How Persian is written in the bundles: letters, half-spaces, marks, and words that a shop would not use. Each rule is a pattern that must
 * not be found.
 */
final class PersianLint {
  private static final Map<String, Pattern> FORBIDDEN = new LinkedHashMap<>();

  static {
    forbid("Arabic ي or ك or ى: write ی and ک", "[\u064A\u0643\u0649\u06AA\u0629]");
    forbid("ezafe after silent he is هٔ, in two characters", "ه\u200Cی(?!\\p{L})|\u06C0");
    forbid("a Latin or Arabic digit: write ۰–۹", "(?<![A-Za-z0-9])[0-9]+(?![A-Za-z0-9])|[\u0660-\u0669]");
    forbid("می and نمی take a half-space", "(?<!\\p{L})ن?می (?=\\p{L})|(?<!\\p{L})ن?می(?=شو|کن|خوا|توان|گیر|رسد|رسان|گوی|فرست)");
    forbid("ها and its kin take a half-space", "\\p{L} (ها|های|هایی|هایم|هایتان|تر|ترین)(?!\\p{L})");
    forbid("a half-space at the edge of a word", "\u200C(?![\\p{L}\uFFFC])|(?<![\\p{L}\uFFFC])\u200C");
    forbid("a Latin mark: write ، ؛ ؟ ٪ « »", "[,;?%\"“”]");
    forbid("a space before a mark, or none after it", " [،؛؟.!»]|« |[،؛؟](?=[\\p{L}\uFFFC])");
    forbid("two spaces", "  ");
    forbid("a direction mark other than around a command: Code brings its own",
        "[\u200E\u200F\u061C\u202A-\u202E\u2067\u2068\uFEFF\u200B]|\u2066(?!/[a-z]{1,32}\u2069)|(?<!\u2066/[a-z]{1,32})\u2069");
    forbid("a command in a line without its isolate", "(?m)(?<!\u2066|^)/[a-z]+");
    forbid("more than one exclamation mark", "(?s)!.*!");
    forbid("after a number the noun stays singular", "\uFFFC \\p{L}+\u200C?ها(ی|یی)?(?!\\p{L})");
    forbid("officialese", word("می‌باشد|می‌باشند|نمی‌باشد|می‌گردد|گردید|می‌نماید|نمایید|لذا|جهت|مراجعه فرمایید|اینجانب|بدین‌وسیله"));
    forbid("not the club's word", word("کلوپ|پوینت|بالانس|کردیت|ریوارد|ریفرال|سگمنت|صورت‌حساب|منقضی|معلق|کنسل|تیر طلایی"));
    forbid("word for word from English", word("هیجان‌زده|ما خوشحالیم که|لطفا مطمئن شوید"));
    forbid("شما, not تو", word("تو|برات|می‌خوای|می‌تونی|بزن|برو"));
    forbid("a tanvin or hamza that is missing", word("لطفا|حتما|مجددا|فعلا|قبلا|مسول|جزییات"));
    forbid("a question without ؟", "(?<!\\p{L})آیا(?!\\p{L})[^؟]*$");
    forbid("more than one emoji", "(?s)\\p{IsEmoji_Presentation}.*\\p{L}.*\\p{IsEmoji_Presentation}");
  }

  private static final Pattern LINK = Pattern.compile("https?://\\S+");

  private PersianLint() {
  }

  /** The rules that the text breaks, each with the place. */
  static List<String> faults(String text) {
    String looked = LINK.matcher(text).replaceAll("");
    var faults = new ArrayList<String>();
    FORBIDDEN.forEach((rule, pattern) -> {
      var found = pattern.matcher(looked);
      if (found.find()) {
        faults.add(rule + ": «" + found.group() + "»");
      }
    });
    return faults;
  }

  private static void forbid(String rule, String regex) {
    FORBIDDEN.put(rule, Pattern.compile(regex));
  }

  private static String word(String words) {
    return "(?<![\\p{L}\u200C])(" + words + ")(?![\\p{L}\\p{M}\u200C])";
  }
}
