package club.vafa.bot.local;

/** How many parts the network makes of a text: GSM 03.38 with 160 or 153 units, else UCS-2 with 70 or 67. */
final class SmsParts {

  private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
      + "abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String EXTENDED = "\f^{}\\[~]|€";

  private SmsParts() {}

  static int of(String body) {
    int units = 0;
    for (int i = 0; i < body.length(); i++) {
      if (EXTENDED.indexOf(body.charAt(i)) >= 0) {
        units += 2;
      } else if (BASIC.indexOf(body.charAt(i)) >= 0) {
        units++;
      } else {
        return parts(body.length(), 70, 67);
      }
    }
    return parts(units, 160, 153);
  }

  private static int parts(int units, int single, int each) {
    return units <= single ? 1 : (units + each - 1) / each;
  }
}
