package club.vafa.staff;

import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.secret.Secrets;
import club.vafa.trail.Actor;
import club.vafa.trail.Trail;
import club.vafa.value.Ids;
import club.vafa.value.StaffId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/** The API's tokens. What a token may do is read anew every few seconds, so that a revoked one ends soon in every process. */
public final class Tokens {
  public static final String PREFIX = "vafa_";
  public static final int TOKEN_BYTES = 32;
  public static final int NAME_CHARS_MAX = 60;
  /** A token given in the settings has at least so many characters. */
  public static final int GIVEN_CHARS_MIN = 8;
  public static final int CACHE_SECONDS = 5;
  private static final int CACHE_ENTRIES_MAX = 2_000;
  private static final int BEARER_CHARS_MAX = 300;

  private record Cached(Session session, Instant until) {
  }

  private final Db db;
  private final Staff staff;
  private final Trail trail;
  private final InstantSource clock;
  private final Map<String, Cached> cache = new ConcurrentHashMap<>();

  public Tokens(Db db, Staff staff, Trail trail, InstantSource clock) {
    this.db = db;
    this.staff = staff;
    this.trail = trail;
    this.clock = clock;
  }

  /** Who calls with this token; empty for one that is unknown, revoked, or whose person is no longer active. */
  public Optional<Session> authenticate(String bearer) {
    if (bearer.isEmpty() || bearer.length() > BEARER_CHARS_MAX) {
      return Optional.empty();
    }
    byte[] hash = hash(bearer);
    String key = HexFormat.of().formatHex(hash);
    Instant now = clock.instant();
    var cached = cache.get(key);
    if (cached != null && now.isBefore(cached.until()) && cached.until().isBefore(now.plusSeconds(CACHE_SECONDS + 1))) {
      return Optional.of(cached.session());
    }
    var session = db.read(h -> find(h, hash, now));
    if (session.isPresent()) {
      if (cache.size() >= CACHE_ENTRIES_MAX) {
        cache.clear();
      }
      cache.put(key, new Cached(session.get(), now.plusSeconds(CACHE_SECONDS)));
    } else {
      cache.remove(key);
    }
    return session;
  }

  private static Optional<Session> find(Handle h, byte[] hash, Instant now) {
    var row = TokenSql.find(h, hash);
    row.filter(r -> r.lastUsedAt().isEmpty() || r.lastUsedAt().get().isBefore(now.minus(Duration.ofHours(1))))
        .ifPresent(r -> TokenSql.used(h, r.id(), now.truncatedTo(ChronoUnit.HOURS)));
    return row.map(r -> new Session(r.staffId(), r.id(), r.staffName(), permissions(h, r.roles()), StaffSql.branches(r.branches()),
        r.partnerId()));
  }

  private static Set<Permission> permissions(Handle h, Collection<String> codes) {
    var all = EnumSet.noneOf(Permission.class);
    codes.forEach(code -> RoleSql.byCode(h, code).map(Roles::role).ifPresent(role -> all.addAll(role.permissions())));
    return all;
  }

  public TokenIssue issue(Session by, StaffId person, String name) {
    if (name.isBlank() || name.length() > NAME_CHARS_MAX) {
      return new TokenIssue.NameRefused();
    }
    return db.transact(h -> {
      var target = staff.byId(h, person).filter(StaffPerson::active);
      if (target.isEmpty()) {
        return Outcome.refuse(new TokenIssue.UnknownStaff());
      }
      var missing = Roles.beyond(by, permissions(h, target.get().roles()));
      if (!missing.isEmpty()) {
        return Outcome.refuse(new TokenIssue.BeyondOwnPermissions(missing));
      }
      return Outcome.commit(issue(h, by.actor(), person, name.strip()));
    });
  }

  /** For the club's set-up and its tests, where no session vouches. */
  public TokenIssue.Issued issue(Handle h, Actor by, StaffId person, String name) {
    String secret = PREFIX + Secrets.randomToken(TOKEN_BYTES);
    var token = insert(h, by, person, name, secret, false);
    return new TokenIssue.Issued(token, secret);
  }

  private ApiToken insert(Handle h, Actor by, StaffId person, String name, String secret, boolean owners) {
    var token = new ApiToken(Ids.random(), person, name, clock.instant(), Optional.empty(), Optional.empty());
    TokenSql.insert(h, token, hash(secret), owners);
    trail.record(h, by, "token.issue", "token", token.id(), Map.of("staff", person.toString()));
    return token;
  }

  /** False where no such token was in force. */
  public boolean revoke(Session by, UUID id) {
    boolean revoked = db.transact(h -> {
      boolean done = TokenSql.revoke(h, id, clock.instant());
      if (done) {
        trail.record(h, by.actor(), "token.revoke", "token", id, Map.of());
      }
      return Outcome.commit(done);
    });
    cache.clear();
    return revoked;
  }

  public List<ApiToken> list(StaffId person) {
    return db.read(h -> TokenSql.of(h, person));
  }

  /**
   * Sees to it that the club has an owner with a token: the given one, or else one that is made here the first time. Processes that start
   * at the same moment agree on one.
   */
  public OwnersToken owners(Optional<String> given) {
    var answer = db.transact(h -> {
      TokenSql.lockOwners(h);
      var inForce = TokenSql.owners(h);
      if (given.isEmpty() && inForce.isPresent()) {
        return Outcome.<OwnersToken>commit(new OwnersToken.Kept());
      }
      var owner = inForce.map(ApiToken::staffId).orElseGet(() -> firstOwner(h));
      if (given.isEmpty()) {
        String secret = PREFIX + Secrets.randomToken(TOKEN_BYTES);
        insert(h, Actor.SYSTEM, owner, "owner", secret, true);
        return Outcome.<OwnersToken>commit(new OwnersToken.Made(secret));
      }
      use(h, owner, given.get(), inForce);
      return Outcome.<OwnersToken>commit(new OwnersToken.Given());
    });
    cache.clear();
    return answer;
  }

  private void use(Handle h, StaffId owner, String given, Optional<ApiToken> inForce) {
    if (given.length() < GIVEN_CHARS_MIN || given.length() > BEARER_CHARS_MAX) {
      throw new IllegalArgumentException("an owner's token has " + GIVEN_CHARS_MIN + " to " + BEARER_CHARS_MAX + " characters");
    }
    var same = TokenSql.byHash(h, hash(given));
    if (same.isPresent() && inForce.isPresent() && inForce.get().id().equals(same.get())) {
      return;
    }
    inForce.ifPresent(token -> {
      TokenSql.revoke(h, token.id(), clock.instant());
      trail.record(h, Actor.SYSTEM, "token.revoke", "token", token.id(), Map.of());
    });
    if (same.isPresent()) {
      TokenSql.reinstateAsOwners(h, same.get(), owner);
      trail.record(h, Actor.SYSTEM, "token.reinstate", "token", same.get(), Map.of());
    } else {
      insert(h, Actor.SYSTEM, owner, "VAFA_OWNER_TOKEN", given, true);
    }
  }

  private StaffId firstOwner(Handle h) {
    return staff.having(h, Permission.STAFF_WRITE).stream().filter(p -> p.roles().contains(PredefinedRole.OWNER.code())).findFirst()
        .orElseGet(() -> staff.setUp(h, "owner", PredefinedRole.OWNER, Set.of())).id();
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }
}
