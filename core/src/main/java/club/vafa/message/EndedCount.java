package club.vafa.message;

import club.vafa.member.Channel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Counts ends in this process, for its metrics. */
public final class EndedCount {
  public record Of(Channel channel, End end) {}

  private final Map<Of, LongAdder> counts = new ConcurrentHashMap<>();

  void add(Channel channel, End end, int messages) {
    counts.computeIfAbsent(new Of(channel, end), of -> new LongAdder()).add(messages);
  }

  Map<Of, Long> counts() {
    return counts.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> e.getValue().sum()));
  }
}
