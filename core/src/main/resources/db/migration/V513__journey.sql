-- Journeys: what a marketer writes, in versions that never change; those inside go on in the version in which they came.
create table journey (
  id uuid constraint journey_pk primary key,
  code text collate "C" not null constraint journey_code unique constraint journey_code_form check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  name text not null,
  state text not null constraint journey_state check (state in ('DRAFT', 'RUNNING', 'PAUSED', 'STOPPED')),
  version int not null,
  -- When a journey that people enter by schedule looks for them next.
  next_entry_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create table journey_version (
  journey_id uuid not null constraint journey_version_of references journey (id),
  version int not null,
  plan jsonb not null,
  made_at timestamptz not null,
  made_by text not null,
  constraint journey_version_pk primary key (journey_id, version)
);

-- Who is inside, at which step, and when there is something to do. Open work only: whoever leaves has no row here any more.
create table journey_visit (
  member_id uuid not null,
  id uuid not null,
  journey_id uuid not null,
  version int not null,
  step text not null,
  -- Whether the step's wait has begun, so that its end is what is due.
  waiting boolean not null,
  due_at timestamptz not null,
  -- What happened before this moment is not what the journey waits for.
  since timestamptz not null,
  trigger_id uuid,
  coupon_id uuid,
  nth int not null default 0,
  attempts int not null default 0,
  constraint journey_visit_pk primary key (member_id, id)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);
create index journey_visit_due on journey_visit (journey_id, due_at);
create unique index journey_visit_once on journey_visit (journey_id, member_id);

-- That somebody was in a journey, and is or was last: the claim by which nobody is in it twice.
create table journey_pass (
  member_id uuid not null,
  journey_id uuid not null,
  visit_id uuid not null,
  entered_at timestamptz not null,
  left_at timestamptz,
  how text,
  constraint journey_pass_pk primary key (member_id, journey_id)
) with (fillfactor = 85);

-- What each visitor met, step by step.
create table journey_path (
  member_id uuid not null,
  visit_id uuid not null,
  nth int not null,
  step text not null,
  outcome text not null,
  detail text,
  at timestamptz not null,
  constraint journey_path_pk primary key (member_id, visit_id, nth)
);

-- How many passed which step with which outcome: only added to, one row per step and batch, and summed when asked for.
create table journey_tally (
  journey_id uuid not null,
  version int not null,
  step text not null,
  outcome text not null,
  passed bigint not null,
  at timestamptz not null
);
create index journey_tally_of on journey_tally (journey_id);
