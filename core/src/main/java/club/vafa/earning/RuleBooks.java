package club.vafa.earning;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// The books of the past. A book never changes, so those asked for lately are kept in memory.
final class RuleBooks {

  private static final int KEPT_MAX = 50;

  private final Map<Long, RuleBook> kept = new LinkedHashMap<>(KEPT_MAX, 0.75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, RuleBook> eldest) {
      return size() > KEPT_MAX;
    }
  };

  RuleBook of(Handle h, long number) {
    synchronized (kept) {
      var book = kept.get(number);
      if (book != null) {
        return book;
      }
    }
    var read = EarningRuleSql.book(h, number).orElseThrow(() -> new IllegalArgumentException("no rule book " + number));
    synchronized (kept) {
      kept.put(number, read);
    }
    return read;
  }
}
