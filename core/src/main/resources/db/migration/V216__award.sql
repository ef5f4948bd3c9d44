-- What was given once only: the claim of a member on a kind of award under a key (the occasion's year, say).
create table award (
  member_id uuid not null,
  kind text not null,
  key text not null,
  -- Set in the transaction of the claim itself, which comes first so that it decides.
  transfer_id uuid,
  points bigint not null,
  given_at timestamptz not null,
  constraint award_pk primary key (member_id, kind, key),
  constraint award_points check (points > 0)
);

-- A correction of a member's points by staff. One over the club's threshold waits for a second person.
create table adjustment (
  member_id uuid not null,
  id uuid not null,
  points bigint not null,
  words text not null,
  made_by uuid not null,
  made_at timestamptz not null,
  state text not null,
  approval_id uuid,
  transfer_id uuid,
  ended_at timestamptz,
  constraint adjustment_pk primary key (member_id, id),
  constraint adjustment_points check (points <> 0),
  constraint adjustment_state check (state in ('WAITING', 'DONE', 'CANCELLED')),
  constraint adjustment_done check ((state = 'DONE') = (transfer_id is not null)),
  constraint adjustment_waiting check (state <> 'WAITING' or approval_id is not null)
);

-- An adjustment is asked for by its own id alone when a second person answers.
create unique index adjustment_id on adjustment (id);
create index adjustment_waiting_first on adjustment (id) where state = 'WAITING';
