package club.vafa.card;

/** One card of a batch as the printer needs it: its place in the batch, its number and the QR's content. */
public record PrintedCard(int place, CardNumber number, String qr) {
  @Override
  public String toString() {
    return "PrintedCard[" + place + "]";
  }
}
