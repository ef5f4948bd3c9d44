package club.vafa.campaign;

import club.vafa.member.Channel;
import club.vafa.segment.Audience;
import club.vafa.value.Language;
import java.util.List;
import java.util.Optional;

/**
 * What a marketer writes. The channels stand in the order in which they are tried for each member; a member whose language has no text gets
 * the other one. So many percent of the audience are the control group and get nothing.
 */
public record CampaignDraft(String name, Audience audience, List<Channel> channels, Optional<String> fa, Optional<String> en,
    int controlPercent) {
  public static final int CONTROL_PERCENT_DEFAULT = 5;
  public static final int CONTROL_PERCENT_MAX = 90;
  public static final int NAME_CHARS_MAX = 100;
  /** As long as a message in Telegram may be, with room for names and numbers. */
  public static final int TEXT_CHARS_MAX = 3_500;

  public CampaignDraft {
    channels = channels.stream().distinct().toList();
    fa = fa.filter(text -> !text.isBlank());
    en = en.filter(text -> !text.isBlank());
  }

  Optional<String> in(Language language) {
    return switch (language) {
      case FA -> fa;
      case EN -> en;
    };
  }
}
