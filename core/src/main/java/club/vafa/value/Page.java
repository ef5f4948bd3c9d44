package club.vafa.value;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A part of a list, and the cursor that the next request gives as {@code after}; no cursor, no more. */
public record Page<T>(List<T> items, Optional<String> next) {
  public Page {
    items = List.copyOf(items);
  }

  public static <T> Page<T> last(List<T> items) {
    return new Page<>(items, Optional.empty());
  }

  /** Cuts rows of which one more than the limit was read: the extra row only says that there is a next page. */
  public static <T> Page<T> cut(List<T> rows, PageRequest request, Function<T, String> cursor) {
    if (rows.size() <= request.limit()) {
      return last(rows);
    }
    List<T> items = rows.subList(0, request.limit());
    return new Page<>(items, Optional.of(cursor.apply(items.getLast())));
  }

  public <R> Page<R> map(Function<? super T, ? extends R> change) {
    return new Page<>(items.stream().<R>map(change).toList(), next);
  }
}
