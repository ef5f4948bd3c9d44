-- Imports of members and purchases: how far each has come, and the lines that were refused.
create table import_job (
  id uuid primary key,
  -- Who sent it, under which key: the same once more goes on where it stopped, or is answered as it ended.
  caller text not null,
  key text not null,
  kind text not null constraint import_job_kind check (kind in ('MEMBERS', 'PURCHASES')),
  state text not null constraint import_job_state check (state in ('RUNNING', 'STOPPED', 'FINISHED', 'REFUSED')),
  -- Lines of data seen; of them, what was new, what was known and joined with it, and what was refused.
  lines bigint not null default 0,
  made bigint not null default 0,
  merged bigint not null default 0,
  refused bigint not null default 0,
  -- The last line of the file that is done, with the digest of all up to it. Both are written with what the lines themselves write.
  cursor bigint not null default 0,
  digest bytea,
  -- Why the file as a whole was refused.
  reason text,
  field text,
  -- Who is at it now, and when it was last heard of.
  runner uuid,
  beat_at timestamptz not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  started_by uuid,
  constraint import_job_once unique (caller, key),
  constraint import_job_refused check ((state = 'REFUSED') = (reason is not null))
);
create index import_job_newest on import_job (started_at, id);

create table import_refusal (
  import_id uuid not null constraint import_refusal_job references import_job (id),
  line bigint not null,
  place int not null,
  field text not null,
  reason text not null,
  constraint import_refusal_key primary key (import_id, line, place)
);
