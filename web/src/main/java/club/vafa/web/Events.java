package club.vafa.web;

import club.vafa.web.json.WireJson;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes streams of server-sent events, and ends them all when the server stops. */
final class Events {
  private static final Logger LOG = LoggerFactory.getLogger(Events.class);

  private final CountDownLatch stopping = new CountDownLatch(1);

  /** From now on every stream ends. */
  void stop() {
    stopping.countDown();
  }

  void send(Context ctx, EventStream stream) {
    ctx.status(200).contentType("text/event-stream; charset=utf-8").header("X-Accel-Buffering", "no");
    ctx.disableCompression();
    try {
      stream.writeTo(new Line(ctx.res().getOutputStream()));
    } catch (IOException e) {
      // Whoever watched has left.
      LOG.debug("a stream of events was left", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Line implements EventStream.Out {
    private final OutputStream out;

    Line(OutputStream out) {
      this.out = out;
    }

    @Override
    public void event(String name, Object body) throws IOException {
      // JSON on the wire has no line breaks of its own.
      write("event: " + name + "\ndata: " + new String(WireJson.write(body), StandardCharsets.UTF_8) + "\n\n");
    }

    @Override
    public void pulse() throws IOException {
      write(": still here\n\n");
    }

    @Override
    public boolean pause(Duration time) throws InterruptedException {
      return !stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void write(String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }
}
