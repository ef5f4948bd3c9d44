package club.vafa.identity;

import club.vafa.value.MemberId;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.UUID;

/** What became of the wish to make two members one. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = MergeAnswer.Merged.class, name = "merged"))
public sealed interface MergeAnswer {
  /** The other id stands for the member from now on; so many points moved over. */
  record Merged(UUID merge, MemberId member, MemberId alias, long points) implements MergeAnswer {
  }

  /** Both ids are of one person already. */
  record SamePerson(MemberId member) implements MergeAnswer {
  }

  /** Of these members it was not shown, or not lately, that they are present. */
  record NotProved(List<MemberId> members) implements MergeAnswer {
  }

  record UnknownMember() implements MergeAnswer {
  }
}
