package club.vafa.event;

import org.jdbi.v3.core.Handle;

/// Works on events after they happened: each wanted event once, in a transaction of its own.
public interface Listener {

  /// Stable, since open work is stored under it.
  String name();

  boolean wants(Event event);

  void on(Handle h, Event event);
}
