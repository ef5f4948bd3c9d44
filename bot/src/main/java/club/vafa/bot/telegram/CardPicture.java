package club.vafa.bot.telegram;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Draws a membership card: the QR code on a white, rounded card with the club's colour around it, and the card's number beneath.
 * Pixels only: no font and no screen are needed, so it works on the slimmest machine.
 */
final class CardPicture {

  private static final int WIDTH = 720;
  private static final int MARGIN = 36;
  private static final int CORNER = 48;
  private static final int QR = 560;
  private static final int DIGIT_PIXEL = 5;
  private static final int DIGIT_ADVANCE = 6 * DIGIT_PIXEL;
  private static final int SEPARATOR_ADVANCE = 3 * DIGIT_PIXEL;
  private static final int COLOUR = 0x00695C;
  private static final int WHITE = 0xFFFFFF;
  private static final int INK = 0x1B1B1B;

  /** The ten digits, seven rows of five pixels each, the leftmost pixel in the highest of five bits. */
  private static final int[][] DIGITS = {
      {14, 17, 19, 21, 25, 17, 14}, {4, 12, 4, 4, 4, 4, 14}, {14, 17, 1, 2, 4, 8, 31}, {31, 2, 4, 2, 1, 17, 14}, {2, 6, 10, 18, 31, 2, 2},
      {31, 16, 30, 1, 1, 17, 14}, {6, 8, 16, 30, 17, 17, 14}, {31, 1, 2, 4, 8, 8, 8}, {14, 17, 17, 14, 17, 17, 14},
          {14, 17, 17, 15, 1, 2, 12}};

  private CardPicture() {}

  /** A PNG of the card; {@code number} is drawn beneath the code, digits as they are and anything else as a gap. */
  static byte[] png(String qrContent, String number) {
    int height = number.isBlank() ? WIDTH : WIDTH + 7 * DIGIT_PIXEL;
    var picture = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < WIDTH; x++) {
        picture.setRGB(x, y, insideCard(x, y, height) ? WHITE : COLOUR);
      }
    }
    drawQr(picture, qrContent);
    drawNumber(picture, number, MARGIN + 44 + QR + 12);
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static boolean insideCard(int x, int y, int height) {
    int dx = Math.max(0, Math.max(MARGIN + CORNER - x, x - (WIDTH - 1 - MARGIN - CORNER)));
    int dy = Math.max(0, Math.max(MARGIN + CORNER - y, y - (height - 1 - MARGIN - CORNER)));
    return dx * dx + dy * dy <= CORNER * CORNER;
  }

  private static void drawQr(BufferedImage picture, String content) {
    try {
      var hints = Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 1, EncodeHintType.CHARACTER_SET,
          "UTF-8");
      var code = new QRCodeWriter().encode(content, BarcodeFormat.QR_CODE, QR, QR, hints);
      int left = (WIDTH - code.getWidth()) / 2;
      int top = MARGIN + 36;
      for (int y = 0; y < code.getHeight(); y++) {
        for (int x = 0; x < code.getWidth(); x++) {
          if (code.get(x, y)) {
            picture.setRGB(left + x, top + y, INK);
          }
        }
      }
    } catch (WriterException e) {
      throw new IllegalArgumentException("cannot be drawn as a QR code: " + content.length() + " characters", e);
    }
  }

  private static void drawNumber(BufferedImage picture, String number, int top) {
    int left = (WIDTH - number.chars().map(c -> advance((char) c)).sum()) / 2;
    for (char c : number.toCharArray()) {
      if (c >= '0' && c <= '9') {
        drawDigit(picture, DIGITS[c - '0'], left, top);
      }
      left += advance(c);
    }
  }

  private static int advance(char c) {
    return c >= '0' && c <= '9' ? DIGIT_ADVANCE : SEPARATOR_ADVANCE;
  }

  private static void drawDigit(BufferedImage picture, int[] rows, int left, int top) {
    for (int y = 0; y < 7 * DIGIT_PIXEL; y++) {
      for (int x = 0; x < 5 * DIGIT_PIXEL; x++) {
        boolean ink = (rows[y / DIGIT_PIXEL] >> (4 - x / DIGIT_PIXEL) & 1) == 1;
        if (ink && left + x >= 0 && left + x < WIDTH) {
          picture.setRGB(left + x, top + y, INK);
        }
      }
    }
  }
}
