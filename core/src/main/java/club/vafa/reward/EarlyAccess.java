package club.vafa.reward;

import club.vafa.value.TierId;
import java.time.Instant;

/// Members of this level and above may have the reward from an earlier moment on.
public record EarlyAccess(TierId tier, Instant from) {}
