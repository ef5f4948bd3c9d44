package club.vafa.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileLinesTest {

  @Test
  void mixedLineEndsAndAByteOrderMarkAreNoPartOfALine() {
    assertThat(lines("\ufeffکد,تا\r\nA\nB\rC\n\nD".getBytes(StandardCharsets.UTF_8)))
        .containsExactly(text(1, "کد,تا"), text(2, "A"), text(3, "B"), text(4, "C"), text(5, ""), text(6, "D"));
    assertThat(lines(new byte[0])).isEmpty();
    assertThat(lines("A\n".getBytes(StandardCharsets.UTF_8))).containsExactly(text(1, "A"));
  }

  @Test
  void aLineOfAMillionCharactersIsSkippedAndTheRestGoesOn() {
    assertThat(lines(("a\n" + "x".repeat(1_000_000) + "\nb").getBytes(StandardCharsets.UTF_8)))
        .containsExactly(text(1, "a"), new FileLines.Line.TooLong(2), text(3, "b"));
  }

  @Test
  void aLineInAnotherEncodingIsNamedAndTheRestGoesOn() {
    var persian = "سلام".getBytes(Charset.forName("windows-1256"));
    var file = new java.io.ByteArrayOutputStream();
    file.writeBytes("a\n".getBytes(StandardCharsets.UTF_8));
    file.writeBytes(persian);
    file.writeBytes("\nb".getBytes(StandardCharsets.UTF_8));
    assertThat(lines(file.toByteArray())).containsExactly(text(1, "a"), new FileLines.Line.NotUtf8(2), text(3, "b"));
  }

  private static FileLines.Line text(long number, String text) {
    return new FileLines.Line.Text(number, text);
  }

  private static List<FileLines.Line> lines(byte[] file) {
    var reader = new FileLines(new ByteArrayInputStream(file));
    var all = new ArrayList<FileLines.Line>();
    for (var line = reader.next(); line.isPresent(); line = reader.next()) {
      all.add(line.get());
    }
    return all;
  }
}
