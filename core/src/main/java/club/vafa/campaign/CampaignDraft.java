package club.vafa.campaign;

import club.vafa.member.Channel;
import club.vafa.segment.Audience;
import java.util.List;
import java.util.Optional;

/**
 * What a marketer writes. The channels stand in the order in which they are tried for each member; a member whose language has no text gets
 * the other one. So many percent of the audience are the control group and get nothing. So many messages a minute at most go out, over all
 * processes. What members buy is counted for so many days. A message that the member's first channel has not taken after so many minutes, quiet
 * hours not counted, goes to the second.
 */
public record CampaignDraft(String name, Aim aim, List<Channel> channels, List<Variant> variants, int controlPercent, Timing timing,
    Optional<Offer> offer, Optional<Integer> perMinute, int windowDays, Optional<Integer> fallbackMinutes) {
  public static final int CONTROL_PERCENT_DEFAULT = 5;
  public static final int CONTROL_PERCENT_MAX = 90;
  public static final int NAME_CHARS_MAX = 100;
  public static final int VARIANTS_MAX = 5;
  public static final int PER_MINUTE_MAX = 1_000_000;
  public static final int WINDOW_DAYS_DEFAULT = 7;
  public static final int WINDOW_DAYS_MAX = 90;
  public static final int FALLBACK_MINUTES_MAX = 7 * 24 * 60;

  public CampaignDraft {
    channels = channels.stream().distinct().toList();
    variants = List.copyOf(variants);
  }

  /** Once, in one wording, without an offer and as fast as the channels go. */
  public CampaignDraft(String name, Audience audience, List<Channel> channels, Optional<String> fa, Optional<String> en,
      int controlPercent) {
    this(name, new Aim.Plain(audience), channels, List.of(Variant.only(fa, en)), controlPercent, new Timing.Once(), Optional.empty(),
        Optional.empty(), WINDOW_DAYS_DEFAULT, Optional.empty());
  }

  public CampaignDraft aimed(Aim other) {
    return new CampaignDraft(name, other, channels, variants, controlPercent, timing, offer, perMinute, windowDays, fallbackMinutes);
  }

  public CampaignDraft says(List<Variant> others) {
    return new CampaignDraft(name, aim, channels, others, controlPercent, timing, offer, perMinute, windowDays, fallbackMinutes);
  }

  public CampaignDraft at(Timing other) {
    return new CampaignDraft(name, aim, channels, variants, controlPercent, other, offer, perMinute, windowDays, fallbackMinutes);
  }

  public CampaignDraft with(Offer given) {
    return new CampaignDraft(name, aim, channels, variants, controlPercent, timing, Optional.of(given), perMinute, windowDays, fallbackMinutes);
  }

  public CampaignDraft atMost(int messagesPerMinute) {
    return new CampaignDraft(name, aim, channels, variants, controlPercent, timing, offer, Optional.of(messagesPerMinute), windowDays, fallbackMinutes);
  }

  public CampaignDraft fallingBackAfter(int minutes) {
    return new CampaignDraft(name, aim, channels, variants, controlPercent, timing, offer, perMinute, windowDays, Optional.of(minutes));
  }
}
