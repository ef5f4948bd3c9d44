package club.vafa.message;

/** A picture that the wire draws from its data, so that no picture is stored. */
public enum PhotoKind {
  /** The membership card; its data is what the QR code says and, on a line of its own, the number to be drawn beneath. */
  CARD_QR
}
