package club.vafa.journey;

import club.vafa.segment.Who;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** How members come into a journey. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Entry.OnEvent.class, name = "event"),
    @JsonSubTypes.Type(value = Entry.Daily.class, name = "daily")})
public sealed interface Entry {
  Optional<Who> who();

  /** When something happens to them, as far as they are of those who are meant. */
  record OnEvent(Trigger trigger, Optional<Who> who) implements Entry {}

  /** At that time of these days (every day, where none is named) of the club's zone: everybody who is meant then. */
  record Daily(LocalTime at, List<DayOfWeek> days, Optional<Who> who) implements Entry {
    public Daily {
      days = List.copyOf(days);
    }
  }
}
