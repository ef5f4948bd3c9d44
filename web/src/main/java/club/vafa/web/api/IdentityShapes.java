package club.vafa.web.api;

import club.vafa.identity.Merge;
import club.vafa.identity.MergeAnswer;
import club.vafa.identity.UnmergeAnswer;
import club.vafa.value.Language;
import club.vafa.value.MemberId;
import club.vafa.web.json.Doc;
import club.vafa.web.json.WrongField;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Numbers proved, members merged and forgotten, on the wire. */
public final class IdentityShapes {
  private static final int CODE_CHARS_MAX = 20;

  private IdentityShapes() {
  }

  /** A new number. */
  public record PhoneWish(@Doc(value = "The new number, as people write it.", example = "0912 765 4321", max = 40) String phone) {
  }

  /** An e-mail address. */
  public record EmailWish(@Doc(value = "The address, as people write it.", example = "Sara@example.com", max = 254) String email) {
  }

  /** The member's address after it. */
  public record EmailView(MemberId member, @Doc(value = "The address; masked without personal_data_read.", example = "s•••@example.com")
      String email) {
  }

  /** A code on its way. */
  public record CodeSent(@Doc("Until when it is good.") Instant expiresAt) {
  }

  /** What the member says back. */
  public record CodeSaid(@Doc(value = "The six digits, in any script.", example = "482913", max = CODE_CHARS_MAX) String code) {
  }

  /** Who the member is after it. */
  public record NumberView(MemberId member, @Doc(value = "The number; masked without personal_data_read.", example = "+98912•••4321")
      String phone) {
  }

  /** How the member shows to be present: by exactly one of these. */
  public record PresenceWish(
      @Doc(value = "The code that was sent to the member's number.", example = "482913", max = CODE_CHARS_MAX) Optional<String> code,
      @Doc(value = "The card's number, or what was scanned from its QR.", max = 100) Optional<String> card) {
    public PresenceWish {
      if (code.isPresent() == card.isPresent()) {
        throw new WrongField("code", "code_or_card");
      }
    }
  }

  /** A proof, good for what is done with it until then by whoever took it. */
  public record PresenceView(MemberId member, Instant until) {
  }

  /** The other record of the same person. */
  public record MergeWish(@Doc("Whose id becomes an alias of the member's.") MemberId other) {
  }

  /** A merge. */
  public record MergedView(UUID id, @Doc("The person from now on.") MemberId member, @Doc("Another id of the person.") MemberId alias,
      @Doc(value = "Points that moved over.", example = "120") long points) {
    static MergedView of(MergeAnswer.Merged merged) {
      return new MergedView(merged.merge(), merged.member(), merged.alias(), merged.points());
    }
  }

  /** Two members again. */
  public record ApartView(UUID id, @Doc("Who stands alone again.") MemberId member, @Doc("With whom it was one.") MemberId other,
      @Doc(value = "What was left of the member's own points.", example = "80") long points) {
    static ApartView of(UnmergeAnswer.Apart apart) {
      return new ApartView(apart.merge(), apart.member(), apart.from(), apart.points());
    }
  }

  /** A merge on record. */
  public record MergeItem(UUID id, @Doc("Whose id became an alias.") MemberId from, @Doc("Of whom.") MemberId into, Instant at,
      @Doc("When it was undone.") Optional<Instant> undoneAt) {
    static MergeItem of(Merge merge) {
      return new MergeItem(merge.id(), merge.fromId(), merge.intoId(), merge.at(), merge.unmergedAt());
    }
  }

  /** A second word before something that cannot be undone. */
  public record ErasureWish(@Doc(value = "The word erase, so that nobody is forgotten by mistake.", example = "erase", pattern = "erase")
      String confirm) {
  }

  /** What was given up. */
  public record ErasedView(MemberId member, @Doc(value = "Points given up.", example = "120") long points,
      @Doc(value = "Credit given up, in the currency's smallest unit.", example = "0") long credit) {
  }

  /** In which language the page is. */
  public record PageLanguage(@Doc("The language; the member's own where it is not said.") Optional<Language> language) {
  }
}
