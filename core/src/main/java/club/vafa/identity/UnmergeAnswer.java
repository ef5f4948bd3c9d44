package club.vafa.identity;

import club.vafa.value.MemberId;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.UUID;

/** What became of the wish to take two members apart. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = UnmergeAnswer.Apart.class, name = "apart"))
public sealed interface UnmergeAnswer {
  /** The id stands by itself again, with so many points that are left of its own. */
  record Apart(UUID merge, MemberId member, MemberId from, long points) implements UnmergeAnswer {
  }

  /** The id stands for nobody else. */
  record NotMerged() implements UnmergeAnswer {
  }

  /** The member into which it was merged was itself merged into another later: that comes apart first. */
  record LaterFirst(MemberId later) implements UnmergeAnswer {
  }

  record UnknownMember() implements UnmergeAnswer {
  }
}
