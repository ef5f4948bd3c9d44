package club.vafa.message;

/** A picture that the wire draws from its data, so that no picture is stored. */
public enum PhotoKind {
  /** The membership card; its data is what the QR code says. */
  CARD_QR
}
