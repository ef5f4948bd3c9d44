package club.vafa.db;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Type;
import java.time.ZoneId;
import java.util.Optional;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMapperFactory;

/// Reads zones from text and JSON trees from jsonb; dates and times are known to the driver itself.
final class Values {

  private Values() {}

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
