package club.vafa.intake;

/// Where an import stands. A stopped one goes on when the same file is sent again; a refused one could not be read as a whole.
public enum ImportState { RUNNING, STOPPED, FINISHED, REFUSED }
