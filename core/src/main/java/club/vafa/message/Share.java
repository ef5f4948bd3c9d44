package club.vafa.message;

/** Which lanes a delivery worker serves: some serve the quick ones only, so that a broadcast never delays a reply. */
public enum Share { QUICK, BULK }
