package club.vafa.message;

/** What a message waits for that was due before. */
enum Waiting { QUIET, RATE, RETRY }
