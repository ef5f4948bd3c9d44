-- Who is inside a journey, and whose last visit ended how: read in pages, and counted.
create index journey_pass_how on journey_pass (journey_id, how, member_id);
