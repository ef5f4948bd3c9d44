-- A lease is told of by the row, whose indexes know nothing of it, so that marking a batch as being sent changes no index; and by one row for the whole
-- batch, by which leases that have run out are found.
drop index message_open_leased;
drop index message_open_run;
drop index message_open_chat;
drop index message_open_run_member;
alter table message_open set (fillfactor = 50);
create index message_open_run on message_open (run_id, channel, due_at, position) where run_id is not null;
-- The order within a chat is that of what is said to one person; runs go one by one of themselves.
create index message_open_chat on message_open (channel, address, position) where run_id is null;
create unique index message_open_member on message_open (member_id, run_id) where member_id is not null;

create table message_lease (
  id uuid primary key,
  leased_until timestamptz not null,
  messages uuid[] not null
);
create index message_lease_until on message_lease (leased_until);

-- From then on a message that has not been sent its first way goes the other.
alter table message_open add column fallback_at timestamptz;
alter table message_open drop constraint message_open_fallback;
alter table message_open add constraint message_open_fallback check ((fallback_channel is null) = (fallback_address is null));
create index message_open_fallback_at on message_open (fallback_at) where fallback_at is not null;

-- What may have arrived and of which its provider can be asked, until it has told or the time for that is over.
create table message_unknown (
  message_id uuid primary key,
  channel text not null,
  address text not null,
  attempt int not null,
  content text,
  begun_at timestamptz not null,
  ask_at timestamptz not null,
  asked int not null default 0
);
create index message_unknown_ask on message_unknown (channel, ask_at);
create index message_unknown_address on message_unknown (channel, address);
create index message_unknown_begun on message_unknown (begun_at);
alter table message_channel add column settles boolean not null default false;
update message_channel set settles = true where channel = 'SMS';
