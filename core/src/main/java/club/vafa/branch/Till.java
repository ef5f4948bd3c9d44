package club.vafa.branch;

import club.vafa.value.BranchId;
import club.vafa.value.TillId;
import java.time.Instant;
import java.util.Optional;

/// A till of a branch. The code is what it sends with its sales and under what its receipts are claimed, so it stays; the name is for people.
public record Till(TillId id, BranchId branchId, String code, String name, Optional<Instant> blockedAt) {

  public static final int CODE_CHARS_MAX = 40;

  public boolean blocked() {
    return blockedAt.isPresent();
  }
}
