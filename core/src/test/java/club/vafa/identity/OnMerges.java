package club.vafa.identity;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.ledger.Credit;
import club.vafa.ledger.Debit;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.LotTerms;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Spending;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.member.Member;
import club.vafa.trail.Actor;
import club.vafa.value.MemberId;
import club.vafa.value.TransferId;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;

/** What tests of merges stand on: two records of one person, and books that add up after each test. */
abstract class OnMerges {
  final TestClub club;
  final Member old;
  final Member person;

  OnMerges(TestDatabase database) {
    club = new TestClub(database);
    old = club.member();
    person = club.member();
  }

  <A> A in(Function<Handle, A> work) {
    return club.core().db.transact(h -> Outcome.commit(work.apply(h)));
  }

  MergeAnswer merge(MemberId from, MemberId into) {
    return in(h -> club.core().merges.bySelf(h, into, from));
  }

  MergeAnswer.Merged merged(Member from, Member into) {
    return (MergeAnswer.Merged) merge(from.id(), into.id());
  }

  UnmergeAnswer unmerge(MemberId from) {
    return in(h -> club.core().merges.unmerge(h, Actor.SYSTEM, from));
  }

  TransferId earn(MemberId member, long points, LotTerms terms) {
    return in(h -> club.core().ledger.credit(h, new Credit(HolderId.of(member), Unit.POINTS, points, House.ISSUED, Why.of(Reason.PURCHASE),
        terms))).transfer();
  }

  TransferId earn(Member member, long points) {
    return earn(member.id(), points, LotTerms.PERMANENT);
  }

  Spending spend(MemberId member, long points) {
    return in(h -> club.core().ledger.debit(h, new Debit(HolderId.of(member), Unit.POINTS, points, House.REDEEMED, Why.of(Reason.GAME_ENTRY))));
  }

  long points(MemberId member) {
    return in(h -> club.core().ledger.balance(h, HolderId.of(member), Unit.POINTS)).posted();
  }

  Optional<MemberId> idOf(MemberId id) {
    return in(h -> club.core().members.byId(h, id)).map(Member::id);
  }

  @AfterEach
  void theBooksAddUp() {
    long wrong = club.core().db.read(h -> h.createQuery("""
        select count(*) from (
          select b.holder_id
          from balance b
          where b.posted <> coalesce((select sum(e.amount) from entry e where e.holder_id = b.holder_id and e.unit = b.unit and e.account = 'HOLDER'), 0)
            or b.posted <> coalesce((select sum(l.remaining) from lot l where l.holder_id = b.holder_id and l.unit = b.unit), 0) - b.debt
            or b.moved_to is not null and (b.posted <> 0 or b.debt <> 0)
          union all
          select null from entry group by unit having sum(amount) <> 0
          union all
          select null from entry where account = 'IN_TRANSIT' group by unit having sum(amount) <> 0
        ) w
        """).mapTo(Long.class).one());
    assertThat(wrong).isZero();
  }
}
