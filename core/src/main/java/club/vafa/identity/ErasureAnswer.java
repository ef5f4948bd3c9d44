package club.vafa.identity;

import club.vafa.value.MemberId;

/** What became of the wish to be forgotten. */
public sealed interface ErasureAnswer {
  /** Nothing tells any more who it was; so much value was given up. */
  record Erased(MemberId member, long points, long credit) implements ErasureAnswer {
  }

  record UnknownMember() implements ErasureAnswer {
  }
}
