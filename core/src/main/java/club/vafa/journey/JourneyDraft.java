package club.vafa.journey;

/** What a marketer writes: the code by which it is known, what staff call it, and what it does. */
public record JourneyDraft(String code, String name, Plan plan) {
  public static final String CODE_FORM = "[a-z0-9][a-z0-9-]{0,39}";
  public static final int NAME_CHARS_MAX = 100;
}
