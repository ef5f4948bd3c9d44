package club.vafa.intake;

import club.vafa.value.ImportId;
import java.time.Instant;
import java.util.Optional;

/// An import and how far it has come: lines of data seen = made + merged + refused. Cursor is the last line of the file that is done. Reason and field say why
/// the file as a whole was refused.
public record ImportJob(ImportId id, ImportKind kind, ImportState state, long lines, long made, long merged, long refused, long cursor,
    Optional<String> reason, Optional<String> field, Instant startedAt, Optional<Instant> endedAt) {}
