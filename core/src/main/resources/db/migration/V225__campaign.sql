-- A campaign: to whom, over which channels in which order, what in which language, and when. This row is the truth; its Quartz trigger is derived.
create table campaign (
  id uuid primary key,
  name text not null,
  audience_language text constraint campaign_audience_language check (audience_language in ('FA', 'EN')),
  audience_branch_id uuid,
  channels text[] not null constraint campaign_channels check (cardinality(channels) > 0),
  text_fa text,
  text_en text,
  control_percent int not null constraint campaign_control check (control_percent between 0 and 90),
  state text not null constraint campaign_state
    check (state in ('DRAFT', 'SCHEDULED', 'RUNNING', 'PAUSED', 'FINISHED', 'CANCELLED', 'SKIPPED')),
  scheduled_for timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint campaign_says check (text_fa is not null or text_en is not null),
  constraint campaign_timed check (state <> 'SCHEDULED' or scheduled_for is not null)
);
create index campaign_scheduled on campaign (scheduled_for) where state = 'SCHEDULED';

-- One start of a campaign. Its own row is what the messages' gate asks.
create table campaign_run (
  id uuid primary key,
  campaign_id uuid not null constraint campaign_run_campaign references campaign,
  scheduled_for timestamptz not null,
  state text not null constraint campaign_run_state check (state in ('RUNNING', 'PAUSED', 'FINISHED', 'CANCELLED', 'SKIPPED')),
  planned int not null default 0,
  control int not null default 0,
  fallback_language int not null default 0,
  started_at timestamptz not null,
  ended_at timestamptz,
  constraint campaign_run_once unique (campaign_id, scheduled_for)
);
create index campaign_run_open on campaign_run (started_at) where ended_at is null;

-- Whom a run was meant for, frozen when it started: the control group gets nothing and is only compared.
create table campaign_delivery (
  member_id uuid not null,
  run_id uuid not null,
  message_id uuid not null,
  channel text not null,
  address text not null,
  fallback_channel text,
  fallback_address text,
  language text not null,
  fallback boolean not null,
  control boolean not null,
  primary key (member_id, run_id)
);
create index campaign_delivery_run on campaign_delivery (run_id);
