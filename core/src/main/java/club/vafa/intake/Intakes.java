package club.vafa.intake;

import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.ledger.Ledger;
import club.vafa.member.MemberBatch;
import club.vafa.occasion.Occasions;
import club.vafa.purchase.PastSales;
import club.vafa.trail.Trail;
import java.time.InstantSource;
import java.util.Map;

/// Puts the intake together from the rooms that take what it reads.
public final class Intakes {

  /// Into which rooms members go.
  public record MemberRooms(MemberBatch members, Occasions occasions, Ledger ledger) {}

  private Intakes() {}

  public static Intake of(Db db, Clubs clubs, Trail trail, InstantSource clock, MemberRooms rooms, PastSales sales) {
    return new Intake(db, trail, clock, Map.of(
        ImportKind.MEMBERS, new MemberLines(clubs, rooms.members(), rooms.occasions(), rooms.ledger()),
        ImportKind.PURCHASES, new SaleLines(clubs, sales)));
  }
}
