package club.vafa.intake;

/// What became of the wish to import a file.
public sealed interface Importing {

  /// It was read to its end now; or the file as a whole was refused, as the job says.
  record Ended(ImportJob job) implements Importing {}

  /// It had ended before, under the same key.
  record Before(ImportJob job) implements Importing {}

  /// Somebody is reading it at this moment.
  record UnderWay(ImportJob job) implements Importing {}

  /// The key was used for another kind of file, or what came before the cursor is not what was read then.
  record OtherFile(ImportJob job) implements Importing {}

  /// Its source broke off; the same file sent again goes on from there.
  record CutOff(ImportJob job) implements Importing {}
}
