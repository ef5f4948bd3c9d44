package club.vafa.template;

import club.vafa.member.Channel;
import club.vafa.text.SmsSegments;
import club.vafa.value.Language;
import club.vafa.value.Money;
import java.util.List;
import java.util.Optional;

/** What a check of a text found, and how long it gets per language and channel with an ordinary member's values. */
public record Checked(List<Finding> findings, List<Size> sizes) {
  /** The text as an ordinary member reads it; its parts and their cost where it goes by SMS. */
  public record Size(Language language, Channel channel, String words, int characters, Optional<SmsSegments> sms, Optional<Money> cost) {}

  public Checked {
    findings = List.copyOf(findings);
    sizes = List.copyOf(sizes);
  }

  /** Those for which the text may not be saved. */
  public List<Finding> faults() {
    return findings.stream().filter(finding -> !finding.warning()).toList();
  }

  public boolean fine() {
    return faults().isEmpty();
  }
}
