package club.vafa.web.openapi;

import club.vafa.web.json.Doc;
import java.util.List;
import java.util.Optional;

/** How a problem looks on the wire; facts of its own stand beside these. */
record ProblemDocument(
    @Doc("What kind of problem it is; stable.") String type,
    @Doc("The kind in a few words.") String title,
    @Doc("The HTTP status once more.") int status,
    @Doc(value = "A sentence for people, in the caller's language.", max = 2000) String detail,
    @Doc("Every field that is wrong.") Optional<List<WrongFieldDocument>> errors) {

  /** One wrong field. */
  record WrongFieldDocument(
      @Doc(value = "Where it stands, as in `items[0].price`; empty for the whole body.", min = 0) String field,
      @Doc("What is wrong; stable.") String code,
      @Doc(value = "The same as a sentence.", max = 2000) String problem) {}
}
