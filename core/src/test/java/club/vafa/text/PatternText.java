package club.vafa.text;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.Part.Type;
import java.util.EnumSet;
import java.util.Set;

/**
 * The words of an ICU pattern as a reader sees them; where an argument comes stands {@link #ARGUMENT}, where one message of a plural ends a
 * line does.
 */
final class PatternText {
  static final char ARGUMENT = '\uFFFC';

  private static final Set<Type> BETWEEN_WORDS = EnumSet.of(Type.SKIP_SYNTAX, Type.REPLACE_NUMBER, Type.INSERT_CHAR);

  private PatternText() {
  }

  static String of(String pattern) {
    var parts = new MessagePattern(pattern);
    var text = new StringBuilder();
    int from = -1;
    for (int i = 0; i < parts.countParts(); i++) {
      var part = parts.getPart(i);
      Type type = part.getType();
      if ((type == Type.ARG_START || type == Type.MSG_LIMIT || BETWEEN_WORDS.contains(type)) && from >= 0) {
        text.append(pattern, from, part.getIndex());
        from = -1;
      }
      if (type == Type.REPLACE_NUMBER || type == Type.ARG_START && isShown(part)) {
        text.append(ARGUMENT);
      }
      if (type == Type.MSG_LIMIT) {
        text.append('\n');
      }
      if (type == Type.MSG_START || type == Type.ARG_LIMIT || BETWEEN_WORDS.contains(type)) {
        from = part.getLimit();
      }
    }
    return text.toString().replaceAll("\n+$", "");
  }

  private static boolean isShown(MessagePattern.Part argument) {
    return argument.getArgType() == MessagePattern.ArgType.NONE || argument.getArgType() == MessagePattern.ArgType.SIMPLE;
  }
}
