package club.vafa.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Which members are meant: those of a saved segment, by its code, or of a condition written on the spot, as the segments read it. */
public record Who(Optional<String> segment, Optional<JsonNode> condition) {}
