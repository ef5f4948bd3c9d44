package club.vafa.text;

import club.vafa.calendar.CalendarDate;
import club.vafa.calendar.Dates;
import club.vafa.value.Language;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import club.vafa.value.Points;
import com.ibm.icu.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Puts messages into words, in the member's language and for the medium that shows them. Instants are told in the club's zone. */
public final class Texts {
  private static final String UNSEEN_MARKS = "[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]";

  private final ZoneId zone;
  private final Map<String, Bundle> bundles = new ConcurrentHashMap<>();

  public Texts(ZoneId zone) {
    this.zone = zone;
  }

  /** For a chat; see {@link #render(Message, Language, Medium)}. */
  public String render(Message message, Language language) {
    return render(message, language, Medium.CHAT);
  }

  /** The words. A key without a pattern, or a pattern without its argument, is a bug: IllegalArgumentException. */
  public String render(Message message, Language language, Medium medium) {
    Bundle.Pattern pattern = bundle(message.room(), language).pattern(message.key())
        .orElseThrow(() -> new IllegalArgumentException("no text for " + message.key() + " in " + language.code()));
    var arguments = new HashMap<String, Object>();
    for (String name : pattern.arguments()) {
      Object value = message.args().get(name);
      if (value == null) {
        throw new IllegalArgumentException("text " + message.key() + " needs {" + name + "}");
      }
      arguments.put(name, shown(value, language, medium));
    }
    // A MessageFormat keeps state while it works, so each rendering has its own.
    String text = ((MessageFormat) pattern.format().clone()).format(arguments);
    return medium == Medium.SMS ? text.replaceAll(UNSEEN_MARKS, "") : text;
  }

  /** Whether there is a text of this key, for keys that are put together ("earning.reason." + reason). */
  public boolean has(String key, Language language) {
    return bundle(Message.of(key).room(), language).pattern(key).isPresent();
  }

  /** «۱۲۵٬۰۰۰ تومان», "125,000 toman": rials are told in toman; only a sum that is not a whole toman is told in rials. */
  public String money(Money money, Language language) {
    return render(Amounts.message(money, language), language);
  }

  /** «۱ فروردین ۱۴۰۵، ساعت ۱۴:۳۰», "21 March 2026, 14:30", in the club's zone. */
  public String moment(Instant instant, Language language) {
    var local = instant.atZone(zone);
    return render(Message.of("text.moment", "date", local.toLocalDate(), "time", local.toLocalTime()), language);
  }

  private Bundle bundle(String room, Language language) {
    return bundles.computeIfAbsent(room + "_" + language.code(), name -> Bundle.load(room, language));
  }

  private Object shown(Object value, Language language, Medium medium) {
    return switch (value) {
      case Number number -> number;
      case Points points -> points.amount();
      case Money money -> render(Amounts.message(money, language), language, medium);
      case LocalDate day -> Dates.inWords(day, language);
      case CalendarDate date -> Dates.inWords(date, language);
      case LocalTime time -> Dates.time(time, language);
      case Instant instant -> moment(instant, language);
      case LocalText text -> text.in(language);
      case Code code -> code.shownOn(medium);
      case Message inner -> render(inner, language, medium);
      case Enum<?> choice -> choice.name().toLowerCase(Locale.ROOT);
      case Boolean choice -> choice.toString();
      case String words -> words;
      default -> throw new IllegalArgumentException("no way to show a " + value.getClass().getName());
    };
  }
}
