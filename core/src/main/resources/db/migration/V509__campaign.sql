-- A campaign's whole content is one document, so that an approval can be of exactly it, and a run can keep what it said.
alter table campaign
  add column kind text not null default 'ONCE' constraint campaign_kind check (kind in ('ONCE', 'RECURRING', 'EVENT')),
  -- What it answers, where it answers something that happens to a member.
  add column happening text,
  add column draft jsonb,
  -- The staff who wrote any of it.
  add column makers uuid[] not null default '{}',
  -- Until which day of the club's zone those were looked for to whom something happens on a day.
  add column looked_until date;
update campaign set draft = jsonb_strip_nulls(jsonb_build_object(
  'name', name,
  'aim', jsonb_build_object('type', 'PLAIN', 'audience', jsonb_build_object('language', audience_language, 'branch', audience_branch_id)),
  'channels', to_jsonb(channels),
  'variants', jsonb_build_array(jsonb_build_object('code', 'a', 'share', 100, 'text', jsonb_build_object(
    'fa', case when text_fa is not null then jsonb_build_object('body', text_fa) end,
    'en', case when text_en is not null then jsonb_build_object('body', text_en) end))),
  'controlPercent', control_percent,
  'timing', jsonb_build_object('type', 'ONCE'),
  'windowDays', 7));
alter table campaign
  alter column draft set not null,
  alter column kind drop default,
  drop column audience_language,
  drop column audience_branch_id,
  drop column channels,
  drop column text_fa,
  drop column text_en,
  drop column control_percent,
  add constraint campaign_happens check ((kind = 'EVENT') = (happening is not null));
drop index campaign_scheduled;
create index campaign_scheduled on campaign (scheduled_for) where state = 'SCHEDULED' or (state = 'RUNNING' and kind = 'RECURRING');
create index campaign_happening on campaign (happening) where state = 'RUNNING' and kind = 'EVENT';

-- A run keeps what it says. Its deliveries are made slice by slice, in the order of members: made_to is the last member looked at, and with it
-- whoever goes on after a crash skips nobody and doubles nobody. A campaign that answers events has one run for each day.
alter table campaign_run
  add column draft jsonb,
  add column made_to uuid,
  add column made_at timestamptz,
  -- Why it was skipped.
  add column why text constraint campaign_run_why check (why in ('TOO_LATE', 'NOT_APPROVED')),
  -- The version of the saved segment that was meant.
  add column segment_version int,
  -- To whom it happened, and who could not be told: not of the audience, or on none of the channels.
  add column unreached int not null default 0,
  -- When the codes of the run that never arrived were made void.
  add column gifts_at timestamptz,
  -- When the last message of a run that answers events may still come.
  add column open_until timestamptz;
update campaign_run r set draft = c.draft, made_at = r.started_at, gifts_at = r.ended_at from campaign c where c.id = r.campaign_id;
update campaign_run set why = 'TOO_LATE' where state = 'SKIPPED';
alter table campaign_run
  alter column draft set not null,
  add constraint campaign_run_skipped check ((state = 'SKIPPED') = (why is not null));

-- Addresses are with the messages. A delivery says which wording a member got, and from when on purchases are counted.
alter table campaign_delivery
  drop column address,
  drop column fallback_address,
  drop column fallback_channel,
  add column variant smallint not null default 0,
  add column since timestamptz;
update campaign_delivery d set since = r.started_at from campaign_run r where r.id = d.run_id;
update campaign_delivery set since = now() where since is null;
alter table campaign_delivery alter column since set not null;

-- What was given with a message: once for each member and run.
create table campaign_gift (
  member_id uuid not null,
  run_id uuid not null,
  kind text not null constraint campaign_gift_kind check (kind in ('POINTS', 'COUPON', 'GAME')),
  -- The transfer, the coupon or the turn.
  given uuid not null,
  given_at timestamptz not null,
  -- A code that nobody has seen was taken back.
  void_at timestamptz,
  primary key (member_id, run_id)
);
create index campaign_gift_run on campaign_gift (run_id);

-- To whom something has happened that a campaign answers, and when it does; the key names the happening, so that it is answered once.
create table campaign_due (
  member_id uuid not null,
  campaign_id uuid not null,
  key text not null,
  happened_at timestamptz not null,
  due_at timestamptz not null,
  taken_at timestamptz,
  primary key (member_id, campaign_id, key)
);
create index campaign_due_open on campaign_due (campaign_id, due_at) where taken_at is null;
create index campaign_due_taken on campaign_due (taken_at) where taken_at is not null;

-- How many messages a campaign may send now, where it has a limit: shared by all processes, on the clock of the database.
create table campaign_pace (
  campaign_id uuid primary key,
  tokens double precision not null,
  refilled_at timestamptz not null
) with (fillfactor = 50);

-- An audience larger than this needs a second person's yes to exactly the campaign's content.
alter table club add column campaign_approval_above bigint not null default 5000
  constraint club_campaign_approval check (campaign_approval_above >= 0);
