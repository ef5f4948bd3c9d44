package club.vafa.member;

import club.vafa.value.Email;
import club.vafa.value.Phone;

/** Where a person is reached on a channel: a Telegram chat's id, a number in E.164, or an e-mail address. Its toString does not tell the address. */
public record ChatAddress(Channel channel, String address) {
  public static final int ADDRESS_CHARS_MAX = 254;

  public ChatAddress {
    if (address.isEmpty() || address.length() > ADDRESS_CHARS_MAX) {
      throw new IllegalArgumentException("an address has 1 to " + ADDRESS_CHARS_MAX + " characters");
    }
  }

  public static ChatAddress telegram(long chatId) {
    return new ChatAddress(Channel.TELEGRAM, Long.toString(chatId));
  }

  public static ChatAddress sms(Phone phone) {
    return new ChatAddress(Channel.SMS, phone.e164());
  }

  public static ChatAddress email(Email email) {
    return new ChatAddress(Channel.EMAIL, email.address());
  }

  @Override
  public String toString() {
    return channel.name();
  }
}
