package club.vafa.segment;

import club.vafa.value.BranchId;
import club.vafa.value.Language;
import java.util.Optional;

/** Who is meant, of all members who agreed to club messages: those of a language, those who have bought at a branch, or all. */
public record Audience(Optional<Language> language, Optional<BranchId> branch) {
  public static final Audience EVERYBODY = new Audience(Optional.empty(), Optional.empty());
}
