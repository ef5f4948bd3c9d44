package club.vafa.message;

/** Which consent a message needs: what the member's own acts cause comes with membership, club messages are asked for on their own. */
public enum Kind { SERVICE, CLUB }
