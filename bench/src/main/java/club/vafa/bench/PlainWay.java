package club.vafa.bench;

import club.vafa.app.settings.DatabaseUrl;
import club.vafa.value.Ids;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// The limit: the same writes in straight JDBC, one connection a thread, prepared, with no HTTP, no rules and no look-ups. In one transaction: the
/// request, the purchase, the transfer with two entries, the lot, the balance.
final class PlainWay implements Round.Client {

  private final List<UUID> members;
  private final Connection connection;
  private final PreparedStatement request;
  private final PreparedStatement purchase;
  private final PreparedStatement transfer;
  private final PreparedStatement entries;
  private final PreparedStatement lot;
  private final PreparedStatement balance;

  PlainWay(DatabaseUrl url, List<UUID> members) throws SQLException {
    this.members = members;
    connection = DriverManager.getConnection(url.jdbc(), url.credentials());
    connection.setAutoCommit(false);
    request = connection.prepareStatement("insert into plain_request (caller, key, content_hash, answer, at) values (?, ?, ?, ?, ?)");
    purchase = connection.prepareStatement("""
        insert into plain_purchase (member_id, id, branch_id, till, receipt, business_day, at, paid, currency, items, earned, points, recorded_at)
        values (?, ?, ?, '1', ?, current_date, ?, ?, 'IRR', '[]', '{}', ?, ?)""");
    transfer = connection.prepareStatement("insert into plain_transfer (holder_id, id, unit, reason, facts, at) values (?, ?, 'POINTS', 'PURCHASE', '{}', ?)");
    entries = connection.prepareStatement("""
        insert into plain_entry (holder_id, transfer_id, line, account, unit, amount) values (?, ?, 1, 'HOLDER', 'POINTS', ?), (?, ?, 2, 'ISSUED', 'POINTS', ?)""");
    lot = connection.prepareStatement("""
        insert into plain_lot (holder_id, id, unit, transfer_id, amount, remaining, at) values (?, ?, 'POINTS', ?, ?, ?, ?)""");
    balance = connection.prepareStatement("""
        insert into plain_balance as b (holder_id, unit, posted) values (?, 'POINTS', ?)
        on conflict (holder_id, unit) do update set posted = b.posted + excluded.posted""");
  }

  /// Tables of the same shape as the club's, with the same keys and indexes, so that neither way disturbs the other's sums.
  static void createTables(DatabaseUrl url) throws SQLException {
    try (var connection = DriverManager.getConnection(url.jdbc(), url.credentials()); var statement = connection.createStatement()) {
      for (var table : List.of("request", "purchase", "transfer", "entry", "lot", "balance")) {
        statement.execute("create table plain_" + table + " (like " + table + " including all)");
      }
    }
  }

  @Override
  public void once() throws SQLException {
    var member = members.get(ThreadLocalRandom.current().nextInt(members.size()));
    var id = Ids.v7(InstantSource.system());
    var transferId = Ids.v7(InstantSource.system());
    var now = Timestamp.from(InstantSource.system().instant());
    run(request, "till", id.toString(), new byte[32], "{\"type\":\"recorded\",\"points\":25}", now);
    run(purchase, member, id, id, id.toString(), now, 250_000L, 25L, now);
    run(transfer, member, transferId, now);
    run(entries, member, transferId, 25L, member, transferId, -25L);
    run(lot, member, Ids.v7(InstantSource.system()), transferId, 25L, 25L, now);
    run(balance, member, 25L);
    connection.commit();
  }

  private static void run(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    statement.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
