package club.vafa.segment;

import club.vafa.member.Channel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The codes of channels. */
final class Channels {
  static final List<String> CODES = Arrays.stream(Channel.values()).map(one -> one.name().toLowerCase(Locale.ROOT)).toList();

  private Channels() {}
}
