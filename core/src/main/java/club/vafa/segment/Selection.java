package club.vafa.segment;

import java.util.Map;

/** A query with its bindings, whose names all begin with "segment". Null stands for what is not asked for. */
public record Selection(String sql, Map<String, Object> bindings) {}
