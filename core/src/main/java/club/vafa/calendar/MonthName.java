package club.vafa.calendar;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A month known by its name, in Persian or English letters, in full or as people shorten and misspell it. */
record MonthName(CalendarKind kind, int number) {
  private static final Map<String, MonthName> BY_NAME = new HashMap<>();

  static {
    names(CalendarKind.JALALI, """
        فروردین farvardin farvardeen farwardin
        اردیبهشت ordibehesht ardibehesht ordibehest ordi
        خرداد khordad xordad
        تیر tir teer
        مرداد امرداد mordad amordad
        شهریور shahrivar shahriwar sharivar
        مهر mehr
        ابان aban
        اذر azar
        دی dey dei
        بهمن bahman
        اسفند اسپند esfand espand isfand
        """);
    names(CalendarKind.GREGORIAN, """
        january jan ژانویه جنوری
        february feb فوریه
        march mar مارس
        april apr اوریل اپریل
        may مه می
        june jun ژوین ژون جون
        july jul ژوییه ژویه جولای جولایی
        august aug اوت اگوست اگست
        september sep sept سپتامبر
        october oct اکتبر
        november nov نوامبر
        december dec دسامبر
        """);
    names(CalendarKind.HIJRI, """
        محرم muharram moharram
        صفر safar
        ربیعالاول rabialawwal
        ربیعالثانی rabialthani
        جمادیالاول jumadaalawwal
        جمادیالثانی jumadaalthani
        رجب rajab
        شعبان shaban shaaban
        رمضان ramadan ramazan
        شوال shawwal shavval
        ذیقعده dhualqadah
        ذیحجه dhualhijjah
        """);
  }

  /** The month of a word as {@link DateWords#plain} leaves it, with or without «ماه» at its end. */
  static Optional<MonthName> find(String word) {
    String name = word.length() > 3 && word.endsWith("ماه") ? word.substring(0, word.length() - 3) : word;
    return Optional.ofNullable(BY_NAME.get(name));
  }

  private static void names(CalendarKind kind, String lines) {
    int number = 1;
    for (String line : lines.lines().toList()) {
      for (String name : line.split(" ")) {
        BY_NAME.put(name, new MonthName(kind, number));
      }
      number++;
    }
  }
}
