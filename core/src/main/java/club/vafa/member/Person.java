package club.vafa.member;

import club.vafa.value.MemberId;
import club.vafa.value.Phone;
import java.util.List;
import java.util.UUID;

/** One person with all ids (the first is the one in use), chats and numbers, also those of earlier. Its toString tells the id alone. */
public record Person(MemberId id, List<MemberId> ids, List<ChatAddress> chats, List<Phone> phones) {
  public Person {
    ids = List.copyOf(ids);
    chats = List.copyOf(chats);
    phones = List.copyOf(phones);
  }

  /** The ids as the database takes them in an array. */
  public UUID[] uuids() {
    return ids.stream().map(MemberId::value).toArray(UUID[]::new);
  }

  @Override
  public String toString() {
    return "Person[" + id + "]";
  }
}
