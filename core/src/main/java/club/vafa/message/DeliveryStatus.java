package club.vafa.message;

/** What a provider tells later about a message that it took; a status never goes back to one of lower rank. */
public enum DeliveryStatus {
  ACCEPTED(1), QUEUED(2), SENDING(3), SENT(4), UNDELIVERED(5), FAILED(5), DELIVERED(6), READ(7);

  private final int rank;

  DeliveryStatus(int rank) {
    this.rank = rank;
  }

  public int rank() {
    return rank;
  }
}
