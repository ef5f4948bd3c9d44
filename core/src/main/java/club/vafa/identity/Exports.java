package club.vafa.identity;

import club.vafa.club.Clubs;
import club.vafa.db.Json;
import club.vafa.member.Members;
import club.vafa.member.PersonData;
import club.vafa.value.Language;
import club.vafa.value.MemberId;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** All that the club keeps about one member, for the member: as JSON, and as a page to read. Written as it is read, so of any length. */
public final class Exports {
  private final Members members;
  private final List<PersonData> rooms;
  private final Clubs clubs;
  private final InstantSource clock;
  private final ObjectMapper json = Json.mapper();

  public Exports(Members members, List<PersonData> rooms, Clubs clubs, InstantSource clock) {
    this.members = members;
    this.rooms = rooms;
    this.clubs = clubs;
    this.clock = clock;
  }

  /** False, and nothing written, where nobody has the id. */
  public boolean json(Handle h, MemberId id, OutputStream out) {
    var person = members.person(h, id).filter(found -> members.byId(h, id).isPresent());
    if (person.isEmpty()) {
      return false;
    }
    try (JsonGenerator to = json.createGenerator(out)) {
      to.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      to.writeStartObject();
      to.writeObjectField("member", person.get().id());
      to.writeObjectField("ids", person.get().ids());
      to.writeObjectField("madeAt", clock.instant());
      var rows = new JsonRows(to);
      rooms.forEach(room -> room.export(h, person.get(), rows));
      rows.close();
      to.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return true;
  }

  /** The page, in a language; false, and nothing written, where nobody has the id. */
  public boolean page(Handle h, MemberId id, Language language, Writer out) {
    var person = members.person(h, id).filter(found -> members.byId(h, id).isPresent());
    if (person.isEmpty()) {
      return false;
    }
    var settings = clubs.settings();
    var page = new PageRows(new ExportWords(clubs.texts(), language), out);
    page.begin(settings.name(), clock.instant());
    rooms.forEach(room -> room.export(h, person.get(), page));
    page.end();
    return true;
  }
}
