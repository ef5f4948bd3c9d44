-- Where a person is on one channel. The data is text, since jsonb refuses the character NUL that people can send.
create table conversation (
  channel text not null,
  address text not null,
  dialog text not null,
  step text not null,
  data text not null,
  updated_at timestamptz not null,
  primary key (channel, address)
) with (fillfactor = 70);

-- What has come in before; kept long after its work has ended.
create table inbox_claim (
  channel text not null,
  account text not null,
  provider_id text not null,
  received_at timestamptz not null,
  primary key (channel, account, provider_id)
);
create index inbox_claim_received on inbox_claim (received_at);

-- What has come in and is not handled yet, in the order in which it came.
create table inbox_open (
  id uuid primary key,
  position bigint generated always as identity,
  channel text not null,
  account text not null,
  provider_id text not null,
  address text not null,
  kind text not null,
  body text not null,
  received_at timestamptz not null,
  lane smallint not null default 0,
  due_at timestamptz not null,
  lease_owner text,
  leased_until timestamptz,
  attempts int not null default 0,
  reason text
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);
create index inbox_open_position on inbox_open (position);
create index inbox_open_address on inbox_open (channel, address, position);

-- What could not be handled, with the reason; it can be tried again while its body is kept.
create table inbox_aside (
  id uuid primary key,
  channel text not null,
  account text not null,
  provider_id text not null,
  address text not null,
  kind text not null,
  body text,
  received_at timestamptz not null,
  attempts int not null,
  reason text not null,
  at timestamptz not null
);

create table inbox_done (
  id uuid not null,
  channel text not null,
  account text not null,
  provider_id text not null,
  address text not null,
  kind text not null,
  body text not null,
  received_at timestamptz not null,
  attempts int not null,
  ended_at timestamptz not null,
  constraint inbox_done_pkey primary key (id, ended_at)
) partition by range (ended_at);
create index inbox_done_ended on inbox_done (ended_at);
create table inbox_done_default partition of inbox_done default;
