package club.vafa.message;

/** Whether a run's messages may go. */
public enum RunState { RUNNING, PAUSED, CANCELLED, FINISHED }
