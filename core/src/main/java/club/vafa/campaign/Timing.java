package club.vafa.campaign;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** When a campaign speaks. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Timing.Once.class, name = "ONCE"),
    @JsonSubTypes.Type(value = Timing.Recurring.class, name = "RECURRING"),
    @JsonSubTypes.Type(value = Timing.OnEvent.class, name = "EVENT")})
public sealed interface Timing {
  int DELAY_MINUTES_MAX = 90 * 24 * 60;

  /** The same, as the database knows it. */
  enum Kind { ONCE, RECURRING, EVENT }

  Kind kind();

  /** Once, at the time that it is given. */
  record Once() implements Timing {
    @Override
    public Kind kind() {
      return Kind.ONCE;
    }
  }

  /** Again and again, until then; each time is a run of its own. */
  record Recurring(Rhythm rhythm, Optional<Instant> until) implements Timing {
    /** The next time after this moment, if there is one before the end. */
    public Optional<Instant> after(Instant moment, ZoneId zone) {
      return rhythm.after(moment, zone).filter(next -> until.filter(end -> !next.isBefore(end)).isEmpty());
    }

    @Override
    public Kind kind() {
      return Kind.RECURRING;
    }
  }

  /**
   * To each member to whom this happens, so many minutes after it, from the campaign's start on until then; again for the same member only
   * where the happening's own period or this one has passed, whichever is longer.
   */
  record OnEvent(Happening happening, int delayMinutes, Again again, Optional<Instant> until) implements Timing {
    @Override
    public Kind kind() {
      return Kind.EVENT;
    }
  }

  /** How soon the same member may hear of the same campaign again; never more than once on a day of the club's zone. */
  enum Again { DAY, WEEK, MONTH, YEAR, NEVER }
}
