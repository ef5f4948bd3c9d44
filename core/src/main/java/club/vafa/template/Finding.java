package club.vafa.template;

import club.vafa.member.Channel;
import club.vafa.value.Language;
import java.util.List;
import java.util.Optional;

/** What is wrong, or doubtful, with a text: in which language, and from which character on where it has a place. */
public sealed interface Finding {
  /** The language it is about; none where it is about the text as a whole. */
  Optional<Language> language();

  /** Counted in UTF-16 units from 0, as the text is indexed in most places where it is edited. */
  default Optional<Integer> position() {
    return Optional.empty();
  }

  /** Whether the text may be saved all the same. */
  default boolean warning() {
    return false;
  }

  /** Something about one language, at one place. */
  sealed interface Placed extends Finding {
    Language in();

    int at();

    @Override
    default Optional<Language> language() {
      return Optional.of(in());
    }

    @Override
    default Optional<Integer> position() {
      return Optional.of(at());
    }
  }

  /** The same, about the subject of an e-mail. */
  record InSubject(Finding finding) implements Finding {
    @Override
    public Optional<Language> language() {
      return finding.language();
    }

    @Override
    public Optional<Integer> position() {
      return finding.position();
    }

    @Override
    public boolean warning() {
      return finding.warning();
    }
  }

  record NoText() implements Finding {
    @Override
    public Optional<Language> language() {
      return Optional.empty();
    }
  }

  /** Members of this language get the other one's text. */
  record MissingLanguage(Language missing) implements Finding {
    @Override
    public Optional<Language> language() {
      return Optional.of(missing);
    }

    @Override
    public boolean warning() {
      return true;
    }
  }

  /** Longer than texts may be, before anything is put in for its variables. */
  record TextTooLong(Language in, int max) implements Finding {
    @Override
    public Optional<Language> language() {
      return Optional.of(in);
    }
  }

  /** Too long for a channel, with an ordinary member's values: characters, or parts of SMS. */
  record TooLongFor(Language in, Channel channel, int length, int max) implements Finding {
    @Override
    public Optional<Language> language() {
      return Optional.of(in);
    }
  }

  record UnknownVariable(Language in, int at, String word, List<String> known) implements Placed {}

  /** The braces do not fit, or what is between them is no variable, plural or select. */
  record BrokenSyntax(Language in, int at, Broken why) implements Placed {}

  /** What a variable cannot do: a plural of a name, a format that does not exist. */
  record NotPossible(Language in, int at, String word) implements Placed {}

  /** Script or HTML: texts are plain on every channel. */
  record Markup(Language in, int at, String found) implements Placed {}

  /** A character that nobody sees, such as one that turns the direction of what follows. */
  record Invisible(Language in, int at, String codePoint) implements Placed {}

  /** No whole address of the web. */
  record BadLink(Language in, int at, String target) implements Placed {}

  record TooManyLinks(Language in, int max) implements Finding {
    @Override
    public Optional<Language> language() {
      return Optional.of(in);
    }
  }

  /** Some members have none; they read neutral words instead, unless a select says what they read. */
  record MaybeMissing(Language in, int at, String word) implements Placed {
    @Override
    public boolean warning() {
      return true;
    }
  }

  /** How a text's syntax is broken. */
  enum Broken {
    /** A brace is opened and not closed. */
    UNCLOSED,
    /** A brace is closed that was not opened. */
    STRAY,
    /** What is between the braces has no known form. */
    MALFORMED,
    /** A plural or select lacks its branch "other". */
    NO_OTHER,
    /** Quotes around a brace would make it a part of the text. */
    QUOTED_BRACE,
    /** Plurals and selects stand too deep within each other. */
    TOO_DEEP
  }
}
