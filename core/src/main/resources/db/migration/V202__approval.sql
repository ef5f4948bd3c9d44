-- The wish for a second person's yes to exactly this content, and that yes.
create table approval (
  id uuid not null,
  subject_type text not null,
  subject_id uuid not null,
  permission text not null,
  content text not null,
  content_hash bytea not null,
  makers uuid[] not null,
  board_demanded boolean not null,
  requested_at timestamptz not null,
  approved_by uuid,
  approved_at timestamptz,
  alone boolean not null default false,
  board_reference text,
  voided_at timestamptz,
  voided_why text,
  constraint approval_pk primary key (id),
  constraint approval_hash_length check (length(content_hash) = 32),
  constraint approval_makers check (cardinality(makers) > 0),
  constraint approval_yes check ((approved_by is null) = (approved_at is null)),
  constraint approval_board check (approved_by is null or not board_demanded or coalesce(board_reference, '') <> ''),
  constraint approval_second_person check (approved_by is null or alone or not (approved_by = any (makers))),
  constraint approval_alone_waits check (not alone or approved_at >= requested_at + interval '24 hours'),
  constraint approval_void check ((voided_at is null) = (voided_why is null))
);

-- One wish at a time that counts, per subject.
create unique index approval_live on approval (subject_type, subject_id) where voided_at is null;
