-- Keys of requests from outside, per caller, with the first answer. Kept at least 30 days.
create table request (
  caller text not null,
  key text not null,
  content_hash bytea not null,
  answer jsonb not null,
  at timestamptz not null,
  constraint request_once primary key (caller, key)
);
create index request_at on request using brin (at);
