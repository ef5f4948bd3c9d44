package club.vafa.campaign;

import club.vafa.segment.Audience;
import club.vafa.segment.Condition;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** At whom a campaign is aimed, of all members who agreed to club messages on one of its channels. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Aim.Plain.class, name = "PLAIN"),
    @JsonSubTypes.Type(value = Aim.Saved.class, name = "SEGMENT"),
    @JsonSubTypes.Type(value = Aim.Meant.class, name = "CONDITION")})
public sealed interface Aim {
  Aim EVERYBODY = new Plain(Audience.EVERYBODY);

  /** Everybody, or those of a language or of a branch. */
  record Plain(Audience audience) implements Aim {}

  /** The saved segment of this code, in the version that it has when the campaign starts; the run remembers which. */
  record Saved(String code) implements Aim {}

  /** Those of whom this holds. */
  record Meant(Condition condition) implements Aim {}
}
