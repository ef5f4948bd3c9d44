-- What happened. The body holds ids and figures only.
create table event (
  holder_id uuid not null,
  id uuid not null,
  type text not null,
  body jsonb not null,
  at timestamptz not null,
  primary key (holder_id, id)
);

-- Open work: one row per listener and event, gone once the listener has done it.
create table event_work (
  id uuid primary key,
  listener text not null,
  holder_id uuid not null,
  event_id uuid not null,
  lane smallint not null default 0,
  due_at timestamptz not null,
  lease_owner text,
  leased_until timestamptz,
  attempts int not null default 0,
  constraint event_work_once unique (listener, event_id)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);
create index event_work_due on event_work (lane, due_at);

-- Work that failed too often, put aside with its reason.
create table event_aside (
  listener text not null,
  event_id uuid not null,
  holder_id uuid not null,
  reason text not null,
  at timestamptz not null,
  primary key (listener, event_id)
);
