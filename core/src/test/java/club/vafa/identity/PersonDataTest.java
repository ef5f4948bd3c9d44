package club.vafa.identity;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.db.TestDatabase;
import club.vafa.member.PersonData;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Personal data has an owner. */
class PersonDataTest {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private final TestClub club = new TestClub(database);

  private List<String> tablesAboutMembers() {
    return club.core().db.read(h -> h.createQuery("""
        select distinct c.table_name
        from information_schema.columns c
        join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
        where c.table_schema = current_schema() and c.column_name in ('member_id', 'holder_id') and t.table_type = 'BASE TABLE'
          and not exists (
            select from pg_inherits i where i.inhrelid = (quote_ident(c.table_schema) || '.' || quote_ident(c.table_name))::regclass)
        order by c.table_name
        """).mapTo(String.class).list());
  }

  @Test
  void everyTableWithAMembersOrHoldersColumnBelongsToARoomThatAnswersForIt() {
    var owned = new TreeSet<>(club.core().personData.stream().map(PersonData::tables).flatMap(Collection::stream).toList());
    assertThat(tablesAboutMembers().stream().filter(table -> !owned.contains(table))).as("tables without a PersonData").isEmpty();
    assertThat(tablesAboutMembers()).contains("purchase", "lot", "coupon", "chat_link", "message_done");
  }

  @Test
  void noTableHasTwoOwnersAndNoOwnerNamesATableThatIsNotThere() {
    var named = club.core().personData.stream().map(PersonData::tables).flatMap(Collection::stream).toList();
    assertThat(named).doesNotHaveDuplicates();
    var tables = club.core().db.read(h -> h.createQuery("""
        select table_name from information_schema.tables where table_schema = current_schema()
        """).mapTo(String.class).list());
    assertThat(tables).containsAll(named);
  }
}
