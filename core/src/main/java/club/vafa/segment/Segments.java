package club.vafa.segment;

import club.vafa.member.Channel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns a group of members into a query. */
public final class Segments {
  /**
   * Selects each member of the audience once: member_id, language, channel, address, fallback_channel, fallback_address. The channel is the
   * first in the order given on which the member can be reached and has agreed to club messages, the fallback the next such one or null;
   * who has none is not of the audience.
   */
  public Selection reached(Audience audience, List<Channel> order) {
    var bindings = new HashMap<String, Object>(Map.of(
        "segmentChannels", order.stream().map(Channel::name).collect(Collectors.joining(",", "{", "}"))));
    var where = new StringBuilder();
    audience.language().ifPresent(language -> {
      where.append(" and c.language = :segmentLanguage");
      bindings.put("segmentLanguage", language.name());
    });
    audience.branch().ifPresent(branch -> {
      where.append(" and exists (select from purchase p where p.member_id = c.member_id and p.branch_id = :segmentBranch)");
      bindings.put("segmentBranch", branch.value());
    });
    return new Selection("""
        select m.member_id, m.language, m.channels[1] as channel, m.addresses[1] as address, m.channels[2] as fallback_channel,
          m.addresses[2] as fallback_address
        from (
          select c.member_id, c.language,
            array_agg(c.channel order by array_position(cast(:segmentChannels as text[]), c.channel)) as channels,
            array_agg(c.address order by array_position(cast(:segmentChannels as text[]), c.channel)) as addresses
          from member_channel c
          where c.status = 'ACTIVE' and c.club and c.reachable and c.channel = any(cast(:segmentChannels as text[]))
        """ + where + """

          group by c.member_id, c.language
        ) m
        """, Map.copyOf(bindings));
  }
}
