package club.vafa.bot.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Server-sent events to every open page. A page that does not keep up is cut off; it comes back and reads everything anew. */
final class EventStream {

  static final int WAITING_MAX = 2_000;
  static final int PAGES_MAX = 100;
  private static final long HEARTBEAT_SECONDS = 15;

  /** One page's events that are not written yet. */
  private static final class Page {
    final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    volatile boolean lost;
  }

  private final Set<Page> pages = ConcurrentHashMap.newKeySet();

  void send(String name, JsonNode data) {
    var event = "event: " + name + "\ndata: " + data + "\n\n";
    for (var page : pages) {
      if (!page.waiting.offer(event)) {
        page.lost = true;
        pages.remove(page);
      }
    }
  }

  HttpReply open() {
    return pages.size() >= PAGES_MAX ? HttpReply.text(503, "too many pages are open")
        : new HttpReply.Stream("text/event-stream; charset=utf-8", this::write);
  }

  private void write(OutputStream out) throws IOException, InterruptedException {
    var page = new Page();
    pages.add(page);
    try {
      out.write(": hello\nretry: 1000\n\n".getBytes(StandardCharsets.UTF_8));
      out.flush();
      while (!page.lost) {
        var event = page.waiting.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
        out.write((event == null ? ": still here\n\n" : event).getBytes(StandardCharsets.UTF_8));
        if (page.waiting.isEmpty()) {
          out.flush();
        }
      }
    } finally {
      pages.remove(page);
    }
  }
}
