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
  when (old.moved_to is not null and new.moved_to is not null) execute function refuse_moved();
