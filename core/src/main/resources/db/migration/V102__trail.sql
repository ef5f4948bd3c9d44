-- Who did what, when. Rows are only ever added.
create table trail (
  id uuid primary key,
  at timestamptz not null,
  actor_kind text not null constraint trail_actor_kind check (actor_kind in ('STAFF', 'MEMBER', 'SYSTEM')),
  actor_id uuid,
  action text not null,
  subject_type text not null,
  subject_id uuid not null,
  facts jsonb not null
);
create index trail_subject on trail (subject_type, subject_id, id);

-- Shared by every table that is append-only.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end $$;

create trigger trail_append_only before update or delete on trail for each row execute function refuse_change();
create trigger trail_no_truncate before truncate on trail for each statement execute function refuse_change();
