package club.vafa.web;

import java.io.IOException;
import java.time.Duration;

/** An answer that goes on: server-sent events, written as they come, until the source ends, the caller leaves or the server stops. */
public interface EventStream {
  /** Where the events go. */
  interface Out {
    /** Sends an event with a body as JSON. */
    void event(String name, Object body) throws IOException;

    /** Says that nothing is new, so that nobody on the way takes the line for dead. */
    void pulse() throws IOException;

    /** Waits; false where the server is stopping, and the source is to end. */
    boolean pause(Duration time) throws InterruptedException;
  }

  void writeTo(Out out) throws IOException, InterruptedException;
}
