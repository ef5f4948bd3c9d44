package club.vafa.staff;

import java.util.Set;

/** What became of a wish for a token. */
public sealed interface TokenIssue {
  /** The token in full, to be shown now and never again. */
  record Issued(ApiToken token, String secret) implements TokenIssue {
    @Override
    public String toString() {
      return "Issued[" + token.id() + "]";
    }
  }

  record UnknownStaff() implements TokenIssue {
  }

  /** A token is its person's permissions, so nobody issues one that may more than they may. */
  record BeyondOwnPermissions(Set<Permission> missing) implements TokenIssue {
  }

  /** Empty, or longer than {@link Tokens#NAME_CHARS_MAX}. */
  record NameRefused() implements TokenIssue {
  }
}
