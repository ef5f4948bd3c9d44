package club.vafa.coupon;

import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.secret.Secrets;
import club.vafa.text.FileLines;
import club.vafa.trail.Actor;
import club.vafa.trail.Trail;
import club.vafa.value.CouponBatchId;
import club.vafa.value.Ids;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.PartnerId;
import club.vafa.value.StaffId;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Partners' own codes: imported from files, kept sealed, handed out to members one by one, each to one member.
public final class PartnerCodes {
  /// How many codes of a file one transaction takes.
  public static final int SLICE_MAX = 1_000;
  /// No batch holds more.
  public static final int CODES_MAX = 1_000_000;
  private static final String PURPOSE = "partner-code";

  private final Db db;
  private final Clubs clubs;
  private final Secrets secrets;
  private final Trail trail;
  private final InstantSource clock;

  public PartnerCodes(Db db, Clubs clubs, Secrets secrets, Trail trail, InstantSource clock) {
    this.db = db;
    this.clubs = clubs;
    this.secrets = secrets;
    this.trail = trail;
    this.clock = clock;
  }

  /// An empty batch for a partner's codes, which are good until before that moment where the file says nothing else.
  public BatchStep open(LocalText name, Optional<PartnerId> partner, Instant until, StaffId by) {
    var now = clock.instant();
    if (!now.isBefore(until)) {
      return new BatchStep.AlreadyOver(now);
    }
    return db.transact(h -> {
      var batch = new CouponBatch(new CouponBatchId(Ids.v7(clock)), CouponBatch.Kind.IMPORTED, name, Optional.empty(), 0, 0, now, until,
          partner, by,
          now, 0, Optional.empty());
      BatchSql.insert(h, batch);
      trail.record(h, Actor.of(by), "coupon_batch.open", "coupon_batch", batch.id().value(), Map.of());
      return Outcome.commit(new BatchStep.Done(batch));
    });
  }

  /// Whether codes may be imported into this batch: `Done` where they may.
  public BatchStep mayImport(CouponBatchId id) {
    var found = db.read(h -> BatchSql.find(h, id));
    if (found.isEmpty()) {
      return new BatchStep.NoSuchBatch();
    }
    var batch = found.get();
    return batch.kind() != CouponBatch.Kind.IMPORTED ? new BatchStep.WrongKind(batch.kind())
        : batch.voidedAt().<BatchStep>map(BatchStep.Voided::new).orElseGet(() -> new BatchStep.Done(batch));
  }

  /// Reads codes from a file, slice by slice, each in its own transaction. A code that is there already is not taken again, so a file that
  /// broke off may
  /// simply be sent once more.
  public CodeImport read(CouponBatch batch, InputStream file, StaffId by) {
    var reading = new Reading(batch, clubs.settings().zone());
    var lines = new FileLines(file);
    for (var line = lines.next(); line.isPresent(); line = lines.next()) {
      reading.take(line.get());
    }
    reading.flush();
    var report = reading.report();
    db.transact(h -> {
      trail.record(h, Actor.of(by), "coupon_batch.import", "coupon_batch", batch.id().value(),
          Map.of("read", report.read(), "added", report.added(), "refused", report.refused()));
      return Outcome.commit(report);
    });
    return report;
  }

  /// Gives the member a code of the batch for something, within the caller's transaction. Empty where none is free.
  public Optional<PartnerCode> handOut(Handle h, CouponBatchId batch, MemberId member, UUID givenFor) {
    return PartnerCodeSql.take(h, batch, member, givenFor, clock.instant()).map(this::shown);
  }

  public boolean anyFree(Handle h, CouponBatchId batch) {
    return PartnerCodeSql.anyFree(h, batch, clock.instant());
  }

  /// The code that the member was given for that.
  public Optional<PartnerCode> givenFor(Handle h, MemberId member, UUID givenFor) {
    return PartnerCodeSql.givenFor(h, member, givenFor).map(this::shown);
  }

  private PartnerCode shown(PartnerCodeSql.Given given) {
    var code = secrets.open(PURPOSE, given.sealedCode())
        .orElseThrow(() -> new IllegalStateException("a partner's code was sealed under another VAFA_SECRET_KEY"));
    return new PartnerCode(given.id(), code, given.validUntil());
  }

  /// A file while it is read: what is waiting for its transaction, and what has been seen so far.
  private final class Reading {
    private final CouponBatch batch;
    private final ZoneId zone;
    private final List<PartnerCodeSql.Fresh> waiting = new ArrayList<>();
    private final List<Long> waitingLines = new ArrayList<>();
    private final HashSet<String> waitingKeys = new HashSet<>();
    private final List<CodeImport.Refused> lines = new ArrayList<>();
    private long read;
    private long added;
    private long refused;

    Reading(CouponBatch batch, ZoneId zone) {
      this.batch = batch;
      this.zone = zone;
    }

    void take(FileLines.Line line) {
      switch (CodeLine.of(line, zone)) {
        case CodeLine.Nothing nothing -> { }
        case CodeLine.Wrong(long number, var reason) -> {
          read++;
          refuse(number, reason);
        }
        case CodeLine.Code(long number, String code, var until) -> {
          read++;
          wait(number, code, until.orElse(batch.until()));
        }
      }
    }

    private void wait(long number, String code, Instant until) {
      var key = HexFormat.of().formatHex(secrets.hmac(PURPOSE, code));
      if (!clock.instant().isBefore(until)) {
        refuse(number, CodeImport.Reason.ALREADY_OVER);
      } else if (!waitingKeys.add(key)) {
        refuse(number, CodeImport.Reason.DUPLICATE);
      } else {
        waiting.add(new PartnerCodeSql.Fresh(Ids.v7(clock), key, secrets.seal(PURPOSE, code), until));
        waitingLines.add(number);
        if (waiting.size() == SLICE_MAX) {
          flush();
        }
      }
    }

    void flush() {
      var fresh = db.transact(h -> {
        // The batch is locked first, so that two who import the same codes do so one after the other.
        var now = BatchSql.lock(h, batch.id()).orElseThrow();
        if (now.made() + waiting.size() > CODES_MAX) {
          throw new IllegalStateException("a batch of codes is full: " + batch.id());
        }
        var keys = PartnerCodeSql.add(h, batch.id(), waiting);
        BatchSql.imported(h, batch.id(), keys.size());
        return Outcome.commit(keys);
      });
      for (int i = 0; i < waiting.size(); i++) {
        if (!fresh.contains(waiting.get(i).key())) {
          refuse(waitingLines.get(i), CodeImport.Reason.DUPLICATE);
        }
      }
      added += fresh.size();
      waiting.clear();
      waitingLines.clear();
      waitingKeys.clear();
    }

    private void refuse(long line, CodeImport.Reason reason) {
      refused++;
      if (lines.size() < CodeImport.LINES_MAX) {
        lines.add(new CodeImport.Refused(line, reason));
      }
    }

    CodeImport report() {
      return new CodeImport(read, added, refused, lines);
    }
  }
}
