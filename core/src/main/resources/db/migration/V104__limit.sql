-- How often something was tried: one row per limit and subject, for as long as its window lasts. The subject is an HMAC, so that a phone cannot be read from it.
create table attempt (
  limit_name text not null,
  subject bytea not null,
  tries integer not null,
  ends_at timestamptz not null,
  constraint attempt_pk primary key (limit_name, subject),
  constraint attempt_tries check (tries > 0),
  constraint attempt_subject_length check (length(subject) = 32)
);

create index attempt_ends on attempt (ends_at);
