package club.vafa.verification;

import club.vafa.Core;
import club.vafa.member.ChatAddress;
import club.vafa.value.Phone;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what waits to be sent to a number, as whoever has the phone would. */
public final class SentCodes {
  private static final Pattern CODE = Pattern.compile("\\b([0-9]{6})\\b");

  private SentCodes() {
  }

  public static Optional<String> text(Core core, Phone phone, int lane) {
    return text(core, ChatAddress.sms(phone), lane);
  }

  public static Optional<String> text(Core core, ChatAddress to, int lane) {
    return core.db.read(h -> h.createQuery("""
        select content::jsonb ->> 'body'
        from message_open
        where channel = :channel and address = :address and lane = :lane
        order by position desc
        limit 1
        """)
        .bind("channel", to.channel()).bind("address", to.address()).bind("lane", lane).mapTo(String.class).findOne());
  }

  /** The newest code. */
  public static String of(Core core, Phone phone) {
    return of(core, ChatAddress.sms(phone));
  }

  public static String of(Core core, ChatAddress to) {
    var found = CODE.matcher(text(core, to, 0).orElseThrow());
    if (!found.find()) {
      throw new IllegalStateException("no code in the text");
    }
    return found.group(1);
  }
}
