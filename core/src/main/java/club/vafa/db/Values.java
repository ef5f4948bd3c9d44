package club.vafa.db;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Type;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMapperFactory;

/// Zones as text and JSON trees as jsonb; dates and times are known to the driver itself.
final class Values {

  private Values() {}

  static final class Arguments implements ArgumentFactory {
    @Override
    public Optional<Argument> build(Type type, Object value, ConfigRegistry config) {
      return switch (value) {
        case ZoneId zone -> Optional.of((position, statement, ctx) -> statement.setString(position, zone.getId()));
        case JsonNode node -> Optional.of((position, statement, ctx) -> statement.setObject(position, node.toString(), Types.OTHER));
        case LocalDate day -> Optional.of((position, statement, ctx) -> statement.setObject(position, day));
        case LocalTime time -> Optional.of((position, statement, ctx) -> statement.setObject(position, time));
        case null, default -> Optional.empty();
      };
    }
  }

  static final class Columns implements ColumnMapperFactory {
    @Override
    public Optional<ColumnMapper<?>> build(Type type, ConfigRegistry config) {
      if (type == ZoneId.class) {
        return Optional.of((ColumnMapper<ZoneId>) (rs, column, ctx) -> ZoneId.of(rs.getString(column)));
      }
      if (type == JsonNode.class) {
        return Optional.of((ColumnMapper<JsonNode>) (rs, column, ctx) -> {
          var text = rs.getString(column);
          return text == null ? null : Json.read(text, JsonNode.class);
        });
      }
      return Optional.empty();
    }
  }
}
