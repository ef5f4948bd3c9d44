package club.vafa.web;

import club.vafa.value.PageRequest;
import club.vafa.web.json.Doc;
import java.util.Optional;

/** How a list is asked for, page by page. */
public record Paging(
    @Doc(value = "How many items at most; 50 where it is not said.", example = "20", min = 1,
        max = PageRequest.LIMIT_MAX) Optional<Integer> limit,
    @Doc(value = "The `next` of the page before; without it, the first page.", max = 500) Optional<String> after) {

  PageRequest request() {
    return new PageRequest(limit.orElse(PageRequest.LIMIT_DEFAULT), after);
  }
}
