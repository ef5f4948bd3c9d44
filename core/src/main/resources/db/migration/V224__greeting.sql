-- One row per member, occasion and year of the occasion's own calendar: what was given and sent for it, decided once.
create table greeting (
  member_id uuid not null,
  occasion_id uuid not null,
  calendar text not null,
  year int not null,
  day date not null,
  greeted_at timestamptz not null,
  points bigint not null constraint greeting_points check (points >= 0),
  -- The message, or why there is none.
  message_id uuid,
  unsent_reason text constraint greeting_unsent_reason check (unsent_reason in ('NO_CONSENT', 'NO_REACH')),
  constraint greeting_once primary key (member_id, occasion_id, calendar, year),
  constraint greeting_message check ((message_id is null) <> (unsent_reason is null))
);
