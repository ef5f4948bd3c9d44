package club.vafa.member;

import club.vafa.text.PersonName;
import club.vafa.value.Language;
import club.vafa.value.Phone;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A person who wants to join: at least a phone or a chat. A phone without proof is what staff typed. The name is one that {@link
 * PersonName#clean} gave; the payload is what the deep link carried.
 */
public record NewMember(Optional<Phone> phone, Optional<PhoneProof> proof, Optional<ChatAddress> chat, String name, Language language,
    How how, Optional<Integer> termsVersion, Optional<String> payload) {
  private static final Pattern PAYLOAD = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  public NewMember {
    if (phone.isEmpty() && chat.isEmpty()) {
      throw new IllegalArgumentException("neither phone nor chat");
    }
    if (!(PersonName.clean(name) instanceof PersonName.Ok(String clean)) || !clean.equals(name)) {
      throw new IllegalArgumentException("the name was not cleaned");
    }
    payload = payload.filter(p -> PAYLOAD.matcher(p).matches());
  }

  @Override
  public String toString() {
    return "NewMember[" + how + "]";
  }
}
