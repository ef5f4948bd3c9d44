package club.vafa.value;

import java.util.UUID;

/** A campaign. */
public record CampaignId(UUID value) {
  public static CampaignId parse(String text) {
    return new CampaignId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
