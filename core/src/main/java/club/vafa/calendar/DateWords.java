package club.vafa.calendar;

import club.vafa.value.Glyphs;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The words around a typed date: numbers written out, weekdays, the names of calendars, and what may simply be passed over. */
final class DateWords {
  private static final Set<String> FILLING = Set.of("ماه", "سال", "روز", "مورخ", "تاریخ", "تولد", "تولدم", "متولد", "هستم", "هجری",
      "ه", "در",
      "the", "of", "on", "in", "born", "hijri", "date", "birthday",
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final Map<String, CalendarKind> CALENDARS = Map.ofEntries(
      Map.entry("شمسی", CalendarKind.JALALI), Map.entry("خورشیدی", CalendarKind.JALALI), Map.entry("جلالی", CalendarKind.JALALI),
      Map.entry("ش", CalendarKind.JALALI), Map.entry("jalali", CalendarKind.JALALI), Map.entry("shamsi", CalendarKind.JALALI),
      Map.entry("میلادی", CalendarKind.GREGORIAN), Map.entry("miladi", CalendarKind.GREGORIAN),
      Map.entry("gregorian", CalendarKind.GREGORIAN),
      Map.entry("م", CalendarKind.GREGORIAN), Map.entry("ad", CalendarKind.GREGORIAN),
      Map.entry("قمری", CalendarKind.HIJRI), Map.entry("ق", CalendarKind.HIJRI), Map.entry("ghamari", CalendarKind.HIJRI),
      Map.entry("qamari", CalendarKind.HIJRI), Map.entry("lunar", CalendarKind.HIJRI));
  private static final Pattern ORDINAL = Pattern.compile("(?<=(?<![0-9])[0-9]{1,2}) ?(st|nd|rd|th|ام|م)(?!\\p{L})");
  private static final Map<Pattern, String> REPLACED = new LinkedHashMap<>();

  static {
    word("((یک|دو|سه|چهار|پنج) ?)?شنبه|جمعه", " ");
    word("ربیع ?ال ?اول", "ربیعالاول");
    word("ربیع ?ال ?(ثانی|اخر)", "ربیعالثانی");
    word("جمادی ?ال ?(اولی?)", "جمادیالاول");
    word("جمادی ?ال ?(ثانی|اخر|ثانیه|اخره)", "جمادیالثانی");
    word("ذی ?ال?قعده|ذوالقعده", "ذیقعده");
    word("ذی ?ال?حجه|ذوالحجه", "ذیحجه");
    word("rabi'? ?(al|ul|-)*[ -]?(awwal|awal|avval)", "rabialawwal");
    word("rabi'? ?(al|ul|-)*[ -]?(thani|sani|akhir)", "rabialthani");
    word("jumada ?(al|ul|-)*[ -]?(awwal|ula|awal)", "jumadaalawwal");
    word("jumada ?(al|ul|-)*[ -]?(thani|akhirah?)", "jumadaalthani");
    word("(dhu|zu|zi) ?(al|ul|l|-)*[ -]?(qa'?dah?|ghadeh?)", "dhualqadah");
    word("(dhu|zu|zi) ?(al|ul|l|-)*[ -]?(hijj?ah?|hajj?eh?)", "dhualhijjah");
    String[] ones = {"(?:یکم|یک|اول)", "(?:دوم|دو)", "(?:سوم|سه)", "چهارم?", "پنجم?", "(?:شش|شیش)م?", "هفتم?", "هشتم?", "نهم?"};
    word("سی ?و ?یکم?", "31");
    for (int i = 0; i < ones.length; i++) {
      word("بیست ?و ?" + ones[i], String.valueOf(21 + i));
    }
    String[] teens = {"دهم?", "یازدهم?", "دوازدهم?", "سیزدهم?", "چهاردهم?", "پانزدهم?", "شانزدهم?", "هفدهم?", "هی?جدهم?", "نوزدهم?"};
    for (int i = 0; i < teens.length; i++) {
      word(teens[i], String.valueOf(10 + i));
    }
    word("بیستم?", "20");
    word("سی ?ام|سی", "30");
    for (int i = 0; i < ones.length; i++) {
      word(ones[i], String.valueOf(1 + i));
    }
  }

  private DateWords() {
  }

  /** The text in one spelling: Latin digits, plain letters, numbers from words to digits, weekdays and the endings of ordinals away. */
  static String plain(String typed) {
    String text = Glyphs.fold(typed).toLowerCase(Locale.ROOT).strip()
        .replace('آ', 'ا').replace('أ', 'ا').replace('إ', 'ا').replace('ئ', 'ی').replace('ؤ', 'و').replace('ة', 'ه').replace('ۀ', 'ه');
    text = ORDINAL.matcher(text).replaceAll(" ");
    for (var replaced : REPLACED.entrySet()) {
      text = replaced.getKey().matcher(text).replaceAll(replaced.getValue());
    }
    return text;
  }

  static Optional<CalendarKind> calendarOf(String word) {
    return Optional.ofNullable(CALENDARS.get(word));
  }

  static boolean isFilling(String word) {
    return FILLING.contains(word);
  }

  private static void word(String regex, String replacement) {
    REPLACED.put(Pattern.compile("(?<!\\p{L})(?:" + regex + ")(?!\\p{L})"), replacement);
  }
}
