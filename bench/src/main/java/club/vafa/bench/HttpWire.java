package club.vafa.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One kept-alive HTTP/1.1 connection, as lean as it can be: the load must not cost what it measures.
final class HttpWire implements AutoCloseable {

  /// Status and body of an answer.
  record Answer(int status, String body) {}

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final int port;

  HttpWire(int port) throws IOException {
    this.port = port;
    socket = new Socket("127.0.0.1", port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(30_000);
    in = new BufferedInputStream(socket.getInputStream(), 16_384);
    out = socket.getOutputStream();
  }

  Answer send(String method, String path, String headers, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var head = method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n" + headers
        + (bytes.length > 0 ? "Content-Type: application/json\r\n" : "") + "Content-Length: " + bytes.length + "\r\n\r\n";
    var request = new ByteArrayOutputStream(head.length() + bytes.length);
    request.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    request.writeBytes(bytes);
    out.write(request.toByteArray());
    out.flush();
    return answer();
  }

  private Answer answer() throws IOException {
    int status = Integer.parseInt(line().split(" ")[1]);
    int length = 0;
    boolean chunked = false;
    for (var header = line(); !header.isEmpty(); header = line()) {
      var lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      }
      chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
    }
    return new Answer(status, new String(chunked ? chunks() : in.readNBytes(length), StandardCharsets.UTF_8));
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
      body.writeBytes(in.readNBytes(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the server closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
