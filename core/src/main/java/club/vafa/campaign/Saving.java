package club.vafa.campaign;

import club.vafa.template.Finding;
import java.util.List;

/** Whether a campaign was saved as it was written. */
public sealed interface Saving {
  record Saved(Campaign campaign) implements Saving {}

  record NotFound() implements Saving {}

  /** It has started, so what it says is fixed. */
  record NotEditable(CampaignState state) implements Saving {}

  record Wrong(List<Fault> faults) implements Saving {
    public Wrong {
      faults = List.copyOf(faults);
    }
  }

  /** What is wrong with a draft. */
  sealed interface Fault {
    record NoName() implements Fault {}

    record NameTooLong(int max) implements Fault {}

    record NoText() implements Fault {}

    /** Something about the words. */
    record InText(Finding finding) implements Fault {}

    record NoChannel() implements Fault {}

    /** A deadline for the second channel, where there is one channel only. */
    record NoSecondChannel() implements Fault {}

    record ControlOutOfRange(int max) implements Fault {}

    record UnknownBranch() implements Fault {}

    record UnknownSegment(String code) implements Fault {}

    /** The condition names what the club does not have, at this path. */
    record InCondition(club.vafa.segment.Fault fault) implements Fault {}

    /** One of several wordings has this fault. */
    record InVariant(int index, Fault fault) implements Fault {}

    /** The shares of the wordings do not sum to a hundred. */
    record SharesDoNotSum(int sum) implements Fault {}

    /** Two wordings have the same code, so that their shares would overlap. */
    record VariantTwice(int index, String code) implements Fault {}

    record TooManyVariants(int max) implements Fault {}

    /** A number is out of its bounds. */
    record OutOfRange(String field, long min, long max) implements Fault {}

    /** The expression is none; this part of it is not understood. */
    record NotCron(String part) implements Fault {}

    /** It would fire more often than once an hour. */
    record TooOften() implements Fault {}

    /** There is no such day, so it would never fire. */
    record NeverFires(String field) implements Fault {}

    /** The end has passed. */
    record AlreadyOver(String field) implements Fault {}

    /** What the offer names does not exist, or cannot be given. */
    record NotToBeGiven(String field, String why) implements Fault {}
  }
}
