package club.vafa.intake;

import club.vafa.value.StaffId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Takes lines of one kind of file into the club, in the caller's transaction; answers in their order.
interface Lines {

  List<Taken> take(Handle h, List<Map<String, String>> lines, Optional<StaffId> by);
}
