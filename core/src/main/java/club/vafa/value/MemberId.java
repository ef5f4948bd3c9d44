package club.vafa.value;

import java.util.UUID;

/** A member: random, so that it tells neither when nor in which order people joined. */
public record MemberId(UUID value) {
  public static MemberId parse(String text) {
    return new MemberId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
