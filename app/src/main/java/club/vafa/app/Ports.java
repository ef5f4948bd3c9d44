package club.vafa.app;

import club.vafa.app.settings.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Which ports of this machine are free. */
final class Ports {

  private Ports() {}

  static boolean isFree(String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** The wanted port, or a free one where 0 is wanted; refused where another program has it. */
  static int take(String host, int wanted, Setting setting) {
    if (wanted == 0) {
      try (ServerSocket socket = new ServerSocket()) {
        socket.bind(new InetSocketAddress(host, 0));
        return socket.getLocalPort();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    if (!isFree(host, wanted)) {
      throw inUse(wanted, setting);
    }
    return wanted;
  }

  static StartRefused inUse(int port, Setting setting) {
    return new StartRefused(setting + " is " + port + ", which another program uses (or this user may not use); accepted is a free port from 1 to 65535, or 0 for any");
  }
}
