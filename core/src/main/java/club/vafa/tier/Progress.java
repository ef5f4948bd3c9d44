package club.vafa.tier;

/// What is added to what counts towards a level; negative where it is taken back.
record Progress(long spend, long points, long purchases, long engagement) {

  long of(Programme.Measure measure) {
    return switch (measure) {
      case SPEND -> spend;
      case POINTS -> points;
      case PURCHASES -> purchases;
      case ENGAGEMENT -> engagement;
    };
  }
}
