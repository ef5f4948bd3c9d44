-- How fast each channel may be used, shared by all processes: two buckets of tokens, refilled on the clock of the database. Bulk lanes take from both.
create table message_channel (
  channel text primary key constraint message_channel_known check (channel in ('TELEGRAM', 'SMS')),
  per_second int not null constraint message_channel_per_second check (per_second > 0),
  bulk_per_second int not null constraint message_channel_bulk check (bulk_per_second between 1 and per_second),
  chat_gap_millis int not null constraint message_channel_gap check (chat_gap_millis >= 0),
  chat_burst int not null constraint message_channel_burst check (chat_burst > 0),
  tokens double precision not null,
  bulk_tokens double precision not null,
  refilled_at timestamptz not null default clock_timestamp(),
  paused_until timestamptz
) with (fillfactor = 50);
insert into message_channel (channel, per_second, bulk_per_second, chat_gap_millis, chat_burst, tokens, bulk_tokens) values
  ('TELEGRAM', 30, 28, 1000, 10, 30, 28),
  ('SMS', 10, 8, 1000, 5, 10, 8);

-- When one chat has used up what it may get: the theoretical arrival time of a leaky bucket.
create table message_chat (
  channel text not null,
  address text not null,
  ready_at timestamptz not null,
  primary key (channel, address)
) with (fillfactor = 70);

-- Open messages only. A lease means that it is being sent; one that has run out means that nobody knows how that went. Content is text, not jsonb,
-- since jsonb refuses the character NUL that people can send and be answered with; a run's messages have none, it is made when they are sent.
create table message_open (
  id uuid primary key,
  position bigint generated always as identity,
  channel text not null,
  address text not null,
  -- Where it goes instead, when it certainly cannot go there.
  fallback_channel text,
  fallback_address text,
  member_id uuid,
  lane smallint not null constraint message_open_lane check (lane between 0 and 4),
  kind text not null constraint message_open_kind check (kind in ('SERVICE', 'CLUB')),
  run_id uuid,
  language text,
  content text,
  created_at timestamptz not null,
  due_at timestamptz not null,
  expires_at timestamptz,
  waiting text constraint message_open_waiting check (waiting in ('QUIET', 'RATE', 'RETRY')),
  lease_owner text,
  leased_until timestamptz,
  attempts int not null default 0,
  constraint message_open_says check (content is not null or (run_id is not null and member_id is not null and language is not null)),
  constraint message_open_fallback check (fallback_channel is null or (fallback_address is not null and run_id is not null)),
  constraint message_open_lease check ((lease_owner is null) = (leased_until is null))
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);
create index message_open_due on message_open (channel, lane, due_at, position) where run_id is null;
create index message_open_run on message_open (run_id, channel, due_at) where run_id is not null;
create unique index message_open_run_member on message_open (run_id, member_id) where run_id is not null;
create index message_open_chat on message_open (channel, address, position);
create index message_open_leased on message_open (leased_until) where leased_until is not null;

-- How each message ended. Not led by the member, since some go to people who are none. No address: the member's id is enough.
create table message_done (
  id uuid not null,
  channel text not null,
  member_id uuid,
  lane smallint not null,
  kind text not null,
  run_id uuid,
  language text,
  ending text not null constraint message_done_ending check (ending in ('SENT', 'FAILED', 'SUPPRESSED', 'UNKNOWN', 'CANCELLED')),
  reason text,
  attempts int not null,
  provider_id text,
  parts int not null default 0,
  cost bigint not null default 0,
  delivery text,
  delivery_rank smallint not null default 0,
  delivery_at timestamptz,
  content text,
  created_at timestamptz not null,
  ended_at timestamptz not null,
  constraint message_done_pkey primary key (id, ended_at),
  constraint message_done_reason check (reason is not null or ending in ('SENT', 'CANCELLED'))
) partition by range (ended_at);
create index message_done_member on message_done (member_id, ended_at);
create index message_done_run on message_done (run_id, ending) where run_id is not null;
create table message_done_default partition of message_done default;

-- The same message is queued once: the key's claim stays when the message has gone.
create table message_once (
  key text primary key,
  message_id uuid not null,
  claimed_at timestamptz not null
);

-- Which message a provider's id means, for the delivery statuses that come later.
create table message_provider (
  channel text not null,
  provider_id text not null,
  message_id uuid not null,
  claimed_at timestamptz not null,
  primary key (channel, provider_id)
);
create index message_once_claimed on message_once (claimed_at);
create index message_provider_claimed on message_provider (claimed_at);
