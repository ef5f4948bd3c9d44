package club.vafa.ledger;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class ForwardSql {

  private ForwardSql() {}

  static void forward(Handle h, HolderId from, HolderId to) {
    h.createUpdate("update balance set moved_to = :to where holder_id = :from or moved_to = :from").bind("from", from).bind("to", to).execute();
  }

  static void reopen(Handle h, HolderId holder) {
    h.createUpdate("update balance set moved_to = null where holder_id = :holder").bind("holder", holder).execute();
  }

  static void repoint(Handle h, Set<HolderId> holders, HolderId from, HolderId to) {
    h.createUpdate("update balance set moved_to = :to where moved_to = :from and holder_id = any(:holders) and holder_id <> :to")
        .bind("from", from).bind("to", to).bindArray("holders", UUID.class, holders.stream().map(HolderId::value).toArray()).execute();
  }

  static Optional<HolderId> of(Handle h, HolderId holder) {
    return h.createQuery("select moved_to from balance where holder_id = :holder and moved_to is not null limit 1")
        .bind("holder", holder).mapTo(HolderId.class).findOne();
  }
}
