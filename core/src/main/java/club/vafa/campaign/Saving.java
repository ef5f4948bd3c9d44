package club.vafa.campaign;

import club.vafa.value.Language;
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

    record TextTooLong(Language language, int max) implements Fault {}

    record UnknownVariable(Language language, String variable, List<String> known) implements Fault {}

    /** A brace that belongs to no variable, at this position of the text. */
    record StrayBrace(Language language, int position) implements Fault {}

    record NoChannel() implements Fault {}

    record ControlOutOfRange(int max) implements Fault {}

    record UnknownBranch() implements Fault {}
  }
}
