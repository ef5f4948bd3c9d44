package club.vafa.simulation;

/// Where the service and the model part: everything that is needed to see it again.
public record Difference(long seed, int step, String what, String expected, String found) {

  @Override
  public String toString() {
    return "seed " + seed + ", step " + step + " " + what + "\n  expected: " + expected + "\n  found:    " + found;
  }
}
