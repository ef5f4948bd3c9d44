package club.vafa.db;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.Serializers;
import java.io.IOException;
import java.util.UUID;

/// Typed ids are plain strings in JSON.
final class IdsAsText extends SimpleModule {

  private static final long serialVersionUID = 1L;

  @Override
  public void setupModule(Module.SetupContext context) {
    context.addSerializers(new Writers());
    context.addDeserializers(new Readers());
  }

  private static final class Writers extends Serializers.Base {
    @Override
    public JsonSerializer<?> findSerializer(SerializationConfig config, JavaType type, BeanDescription bean) {
      return TypedIds.isId(type.getRawClass()) ? new Writer() : null;
    }
  }

  private static final class Writer extends JsonSerializer<Object> {
    @Override
    public void serialize(Object id, JsonGenerator out, SerializerProvider provider) throws IOException {
      out.writeString(TypedIds.uuidOf(id).toString());
    }
  }

  private static final class Readers extends Deserializers.Base {
    @Override
    public JsonDeserializer<?> findBeanDeserializer(JavaType type, DeserializationConfig config, BeanDescription bean) {
      return TypedIds.isId(type.getRawClass()) ? new Reader(type.getRawClass()) : null;
    }

    @Override
    public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
      return TypedIds.isId(type);
    }
  }

  private static final class Reader extends JsonDeserializer<Object> {
    private final Class<?> type;

    Reader(Class<?> type) {
      this.type = type;
    }

    @Override
    public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
      var text = in.getValueAsString();
      try {
        return TypedIds.make(type, UUID.fromString(text == null ? "" : text));
      } catch (IllegalArgumentException e) {
        return context.handleWeirdStringValue(type, text, "not an id");
      }
    }
  }
}
