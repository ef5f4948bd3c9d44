package club.vafa.pool;

import java.util.UUID;

/// A pool; usually it bears the id of what it limits.
public record PoolId(UUID value) {}
