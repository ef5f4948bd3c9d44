package club.vafa.app;

import picocli.CommandLine.Command;

/** Starts everything on a passing database and stops it again, so that Java can note which classes a start needs. */
@Command(name = "rehearse", hidden = true)
final class RehearseCommand implements Runnable {

  @Override
  public void run() {
    Running.rehearse();
  }
}
