package club.vafa.member;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes the rows of a person's data. All rows of a section come one after the other; the order of the fields is that of the map. */
public interface PersonSink {
  void row(String section, Map<String, ?> fields);

  /** A record as a row: its components are the fields. */
  default void row(String section, Record fields) {
    var row = new LinkedHashMap<String, Object>();
    for (RecordComponent component : fields.getClass().getRecordComponents()) {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      try {
        row.put(component.getName(), accessor.invoke(fields));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a field that cannot be read: " + component, e);
      }
    }
    row(section, row);
  }
}
