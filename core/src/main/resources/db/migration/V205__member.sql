-- Members: people, known by a random id. Phone numbers and chats are claims on them, each keyed by what must be unique.
create table member (
  id uuid primary key,
  name text not null constraint member_name_length check (char_length(name) between 1 and 60),
  -- The name folded for looking up: Latin digits, Persian letters, lower case, nothing unseen.
  name_key text collate "C" not null,
  language text not null constraint member_language check (language in ('FA', 'EN')),
  status text not null constraint member_status check (status in ('ACTIVE', 'LEFT')),
  preferred_channel text constraint member_preferred_channel check (preferred_channel in ('TELEGRAM', 'SMS')),
  joined_at timestamptz not null,
  joined_how text not null,
  -- The newest version of the terms that the member has accepted.
  terms_version int,
  -- When the person last did something; to the day, for dormancy.
  seen_at timestamptz not null,
  -- The payload of the deep link that brought the person, kept for the referral room.
  referral_payload text constraint member_referral_payload check (char_length(referral_payload) <= 64)
);
create index member_by_name on member (name_key, id);
create index member_by_joining on member (joined_at, id);

-- Whose number it is, from when until when. The same number may have had several holders, but has one at a time.
create table phone_claim (
  phone text not null,
  since timestamptz not null,
  member_id uuid not null constraint phone_claim_member references member (id) deferrable initially deferred,
  verified_how text constraint phone_claim_verified_how check (verified_how in ('TELEGRAM_CONTACT', 'SMS', 'CODE')),
  ended_at timestamptz,
  constraint phone_claim_key primary key (phone, since, member_id)
);
create unique index phone_claim_one_holder on phone_claim (phone) where ended_at is null;
create unique index phone_claim_one_number on phone_claim (member_id) where ended_at is null;

-- The chats on which a member is reached: a Telegram chat, a number for SMS.
create table chat_link (
  channel text not null constraint chat_link_channel check (channel in ('TELEGRAM', 'SMS')),
  address text not null,
  member_id uuid not null constraint chat_link_member references member (id) deferrable initially deferred,
  linked_at timestamptz not null,
  constraint chat_link_one_member primary key (channel, address)
);
create unique index chat_link_one_per_channel on chat_link (member_id, channel);

-- Addresses that nothing can be sent to, whether or not they are known members yet.
create table reach_lost (
  channel text not null constraint reach_lost_channel check (channel in ('TELEGRAM', 'SMS')),
  address text not null,
  reason text not null constraint reach_lost_reason check (reason in ('BLOCKED', 'STOPPED_AT_CARRIER', 'GONE')),
  at timestamptz not null,
  constraint reach_lost_once primary key (channel, address)
);

-- Every consent given or withdrawn, with when, how and the wording that was shown. Only added to.
create table consent (
  member_id uuid not null,
  id uuid not null,
  channel text not null constraint consent_channel check (channel in ('TELEGRAM', 'SMS')),
  kind text not null constraint consent_kind check (kind in ('SERVICE', 'CLUB')),
  given boolean not null,
  how text not null,
  wording text not null,
  at timestamptz not null,
  constraint consent_key primary key (member_id, id)
);
create trigger consent_append_only before update on consent for each row execute function refuse_change();

-- The consents as they stand: the newest row of consent per channel and kind.
create table consent_now (
  member_id uuid not null,
  channel text not null,
  kind text not null,
  given boolean not null,
  at timestamptz not null,
  constraint consent_now_key primary key (member_id, channel, kind)
);

-- Which version of the terms a member has accepted, and when.
create table terms_accepted (
  member_id uuid not null,
  version int not null,
  at timestamptz not null,
  how text not null,
  constraint terms_accepted_key primary key (member_id, version)
);

-- One row per member and channel with what a sender must know; for set-based audiences.
create view member_channel as
select m.id as member_id, m.status, m.language, m.preferred_channel, l.channel, l.address,
       not exists (select from reach_lost r where r.channel = l.channel and r.address = l.address) as reachable,
       coalesce((select c.given from consent_now c where c.member_id = m.id and c.channel = l.channel and c.kind = 'CLUB'), false) as club,
       coalesce((select c.given from consent_now c where c.member_id = m.id and c.channel = l.channel and c.kind = 'SERVICE'), false) as service
from member m
join chat_link l on l.member_id = m.id;
