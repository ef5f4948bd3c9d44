package club.vafa.web.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a component of a record on the wire is, with its bounds and an example. The bounds are of the number, of the text's length in
 * characters or of the list's length, by the component's type; for money they are the amount's, for a text in two languages those of each.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Doc {
  long UNSET = Long.MIN_VALUE;

  /** A sentence for the documentation. */
  String value();

  /**
   * An example: plain for texts, JSON for all else; for a list, one item or the whole of it. An optional component without one stays out of
   * the examples.
   */
  String example() default "";

  long min() default UNSET;

  long max() default UNSET;

  /** A regular expression that the whole text must match. */
  String pattern() default "";
}
