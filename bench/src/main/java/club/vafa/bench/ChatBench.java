package club.vafa.bench;

/// placeholder
final class ChatBench implements Main.Benchmark {
  @Override
  public String run(Progress progress, Options options) {
    return "";
  }
}
