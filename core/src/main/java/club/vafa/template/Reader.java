package club.vafa.template;

import club.vafa.link.LinkSource;
import club.vafa.member.Channel;
import club.vafa.value.Language;
import club.vafa.value.MemberId;
import club.vafa.value.MessageId;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody who is to read a text: on which channel, in which language, and what else is known that goes before the member's own values, such
 * as the code of this offer; what is said after the text, before the way out. Links become short and are counted where the message is known that will carry them.
 */
public record Reader(MemberId member, Channel channel, Language language, Map<Variable, Value> extra, Optional<String> tail,
    Optional<Delivery> delivery) {
  /** The message that carries the text, and to which run or journey it belongs. */
  public record Delivery(MessageId message, Optional<LinkSource> source) {}

  public Reader {
    extra = Map.copyOf(extra);
  }

  public static Reader of(MemberId member, Channel channel, Language language) {
    return new Reader(member, channel, language, Map.of(), Optional.empty(), Optional.empty());
  }

  public Reader with(Map<Variable, Value> more) {
    return new Reader(member, channel, language, more, tail, delivery);
  }

  /** With these words on lines of their own after the text. */
  public Reader followedBy(String words) {
    return new Reader(member, channel, language, extra, Optional.of(words), delivery);
  }

  public Reader in(MessageId message, Optional<LinkSource> source) {
    return new Reader(member, channel, language, extra, tail, Optional.of(new Delivery(message, source)));
  }
}
