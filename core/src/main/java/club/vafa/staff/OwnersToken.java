package club.vafa.staff;

/** Where the owner's token comes from at this start. */
public sealed interface OwnersToken {
  /** The one that the settings gave is in force; an earlier one is revoked. */
  record Given() implements OwnersToken {
  }

  /** Made just now, to be printed once. */
  record Made(String secret) implements OwnersToken {
    @Override
    public String toString() {
      return "Made[]";
    }
  }

  /** One was made or given at an earlier start and still holds. */
  record Kept() implements OwnersToken {
  }
}
