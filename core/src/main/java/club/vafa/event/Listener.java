package club.vafa.event;

import java.util.List;
import org.jdbi.v3.core.Handle;

/// Works on events after they happened: each wanted event once, in a transaction of its own.
public interface Listener {

  /// Stable, since open work is stored under it.
  String name();

  boolean wants(Event event);

  void on(Handle h, Event event);

  /// Whether several events may share a transaction: for listeners that lock nothing of the member's.
  default boolean together() {
    return false;
  }

  /// Works on several events at once, where that costs less than one by one.
  default void onAll(Handle h, List<Event> events) {
    events.forEach(event -> on(h, event));
  }
}
