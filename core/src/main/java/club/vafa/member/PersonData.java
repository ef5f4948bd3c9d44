package club.vafa.member;

import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * What one room keeps about people. Every table with a column {@code member_id} or {@code holder_id} belongs to the PersonData of one
 * room, which is a small class of that room ({@code CardPersonData} beside {@code CardSql}) and is joined in {@link club.vafa.Core}'s
 * list {@code personData}; a test reads the database's schema and names every table that none of them owns. Each method runs in the
 * caller's transaction, under the lock of the members whom it is about.
 *
 * <p><b>Merge.</b> Rows are never given another member's id: the id that was merged stays an alias for ever, or until it is taken apart
 * again. {@link Members#byId}, {@code byPhone} and {@code byChat}, and so everything found by a card, a code or an API path, answer the
 * person whom an alias stands for. So a room usually has nothing to write in {@code merge}, but something to read:
 * <ul>
 *   <li>history (lists, statements, exports) reads {@code member_id in (select person_ids(:member))}, a function of the database, or
 *       {@link Members#idsOf};
 *   <li>what is claimed once per member (an award, a play of a day, a coupon per member) asks whether any id of the person has it;
 *   <li>what is counted on the way of a sale (levels, caps) need not read several ids: {@code merge} adds the alias's figures to the
 *       person's and leaves the alias's own rows as they are, so that {@code unmerge} can take the same figures away again;
 *   <li>what belongs to a person and can be used (coupons, cards, entries to a game) is found under any id of the person and checked against
 *       the person: {@code members.byId(h, row.memberId())}, never {@code row.memberId().equals(member.id())};
 *   <li>value in the books is moved by the identity room itself, through the ledger. A balance that has moved refuses postings with
 *       SQLSTATE 40001, so a transaction that found the member before the merge is run again and finds the person: look members up
 *       inside the transaction, and go on with the id of the member that was found rather than with the id that was asked for.
 * </ul>
 * A room that keeps one current thing per member (a level, a plan) decides in {@code merge} which one the person goes on with.
 *
 * <p><b>Erase.</b> Names, numbers, addresses and free words go; rows on which sums rest stay, with the bare id. {@code person.ids()} are
 * all ids, {@code person.chats()} and {@code person.phones()} all addresses, also for tables that are kept by address.
 *
 * <p><b>Export.</b> Every row that is about the member goes to the sink, table by table, without what is secret (hashes, seeds, codes of
 * others) and without what is about other people. A row is a map or a small record ({@code to.row("purchases", row)}). Sections and fields are camelCase words; the words for people are in the bundle {@code
 * identity}: {@code identity.section.purchases}, {@code identity.field.branch}. Values are texts, numbers, booleans, enums, ids, dates,
 * instants, Points, Money, LocalText, or an Optional of those.
 */
public interface PersonData {

  /** The room's word. */
  String room();

  /** The tables with a member's or holder's column for which this room answers. */
  Set<String> tables();

  /** {@code merge.from()} is from now on an alias of {@code merge.into()}. The lots have moved already. */
  void merge(Handle h, Merging merge);

  /** {@code merge.from()} is about to stand by itself again. Its lots go back to it after this. */
  void unmerge(Handle h, Merging merge);

  void erase(Handle h, Person person);

  void export(Handle h, Person person, PersonSink to);
}
