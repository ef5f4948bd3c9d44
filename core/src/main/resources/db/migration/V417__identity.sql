-- One person with several member ids: the ids that were merged are aliases of the one in use.
alter table member add column merged_into uuid;
comment on column member.merged_into is 'The person whom this id stands for since a merge; at once the last one, however long the chain.';
create index member_merged_into on member (merged_into) where merged_into is not null;
alter table member drop constraint member_status;
alter table member add constraint member_status check (status in ('ACTIVE', 'LEFT', 'MERGED', 'ERASED'));
alter table member add constraint member_merged check ((status = 'MERGED') = (merged_into is not null));

-- A balance whose value has moved with a merge takes no postings any more: whoever found the member before the merge is told to run the
-- transaction again, and then finds the person.
alter table balance add column moved_to uuid;
create function refuse_moved() returns trigger language plpgsql as $$
begin
  raise exception 'the balance of % has moved with a merge', old.holder_id using errcode = 'serialization_failure';
end $$;
create trigger balance_moved before update on balance for each row
  when (old.moved_to is not null and new.moved_to is not distinct from old.moved_to) execute function refuse_moved();

-- Where a number or a chat that follows the person has come from: a merged id, which gets it back when the merge is undone.
alter table phone_claim add column home uuid;
alter table chat_link add column home uuid;

-- One merge of a member into another. Chains are rows of their own; a merge that was undone keeps its row.
create table member_merge (
  id uuid primary key,
  from_id uuid not null,
  into_id uuid not null,
  proofs text[] not null,
  at timestamptz not null,
  by_kind text not null,
  by_id uuid,
  unmerged_at timestamptz,
  unmerged_by uuid,
  constraint member_merge_other check (from_id <> into_id)
);
create unique index member_merge_open on member_merge (from_id) where unmerged_at is null;
create index member_merge_into on member_merge (into_id) where unmerged_at is null;

-- That a member was shown to be present, to one of the staff, for a merge.
create table member_proof (
  member_id uuid not null,
  staff_id uuid not null,
  how text not null constraint member_proof_how check (how in ('CODE', 'CARD')),
  good_until timestamptz not null,
  constraint member_proof_key primary key (member_id, staff_id)
);
create index member_proof_ended on member_proof (good_until);

-- An occasion that followed the person knows whose it was; an award that was taken back because the person had it twice knows by what.
alter table occasion add column home uuid;
alter table award add column taken_back uuid;
alter table award add column taken_back_from uuid;
alter table award add column taken_back_points bigint;
alter table award add column taken_back_in uuid;

-- All ids of a person; asked with the id in use. For history: where member_id in (select person_ids(:member)).
create function person_ids(person uuid) returns setof uuid language sql stable rows 1 as $$
  select id from member where id = person or merged_into = person
$$;
create index balance_moved_to on balance (moved_to) where moved_to is not null;
alter table member_merge add column debt_points bigint not null default 0;
alter table member_merge add column debt_credit bigint not null default 0;

-- The member and all that was merged into it, directly or over others.
create function member_parts(member uuid) returns setof uuid language sql stable as $$
  with recursive part (id) as (
    select member
    union
    select m.from_id from member_merge m join part p on m.into_id = p.id where m.unmerged_at is null
  )
  select id from part
$$;
