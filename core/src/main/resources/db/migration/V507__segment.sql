-- Saved groups of members as rules, by code; a change makes a new version, and who used one remembers which.
create table segment (
  id uuid primary key,
  code text not null constraint segment_code unique constraint segment_code_form check (code ~ '^[a-z0-9][a-z0-9-]{0,31}$'),
  version int not null constraint segment_version_positive check (version > 0),
  created_at timestamptz not null,
  archived_at timestamptz
);

create table segment_version (
  segment_id uuid not null constraint segment_version_segment references segment,
  version int not null,
  name_fa text not null,
  name_en text not null,
  condition jsonb not null,
  made_at timestamptz not null,
  primary key (segment_id, version)
);

-- What segments ask of purchases, narrow enough to be read as a whole. This table and the two below it are read models: they can be emptied and are
-- filled again from what they are made of. A purchase that came back as a whole is not here; the amount is what of it was kept, however it was paid.
create table segment_purchase (
  member_id uuid not null,
  purchase_id uuid not null,
  day date not null,
  branch_id uuid not null,
  amount bigint not null,
  primary key (member_id, purchase_id)
);
create index segment_purchase_day on segment_purchase (day) include (member_id, branch_id, amount);
create index segment_purchase_branch on segment_purchase (branch_id, day) include (member_id, amount);

-- The products of these purchases that were kept, by code.
create table segment_item (
  member_id uuid not null,
  purchase_id uuid not null,
  product text not null,
  day date not null,
  branch_id uuid not null,
  amount bigint not null,
  primary key (member_id, purchase_id, product)
);
create index segment_item_product on segment_item (product, day) include (member_id, purchase_id, branch_id, amount);

-- One row per person, all records of the person together. Days are of the club's zone; of purchases there are those of the last so many days as well.
create table segment_facts (
  member_id uuid primary key,
  status text not null,
  language text not null,
  preferred text,
  joined_on date not null,
  seen_on date not null,
  -- The birthday as it was given.
  birth_calendar text,
  birth_year int,
  birth_month int,
  birth_day int,
  tier_id uuid,
  tier_since date,
  points bigint not null,
  credit bigint not null,
  purchases int not null,
  purchases_30 int not null,
  purchases_90 int not null,
  purchases_180 int not null,
  purchases_365 int not null,
  spent bigint not null,
  spent_30 bigint not null,
  spent_90 bigint not null,
  spent_180 bigint not null,
  spent_365 bigint not null,
  first_on date,
  last_on date,
  bought bigint not null,
  returned bigint not null,
  coupons int not null,
  rewards int not null,
  plays int not null,
  -- Channels on which there is an address, consent to club messages, and no obstacle.
  chats text[] not null,
  consents text[] not null,
  reached text[] not null
);

-- How recently, how often and for how much somebody buys against all others, in fifths: 5 is the best, and who has never bought has no row.
create table segment_rfm (
  member_id uuid primary key,
  recency smallint not null,
  frequency smallint not null,
  money smallint not null,
  cell text not null
);

-- How far the read models have come: when all was last looked through, up to where a look through all has come, and until when changes were taken in.
create table segment_fresh (
  id smallint primary key default 1 constraint segment_fresh_one_row check (id = 1),
  whole_at timestamptz,
  walked_on date,
  walked_until uuid,
  swept_at timestamptz
);
insert into segment_fresh (id) values (1);

-- Who has changed lately is read from what was lately written. Ids are in the order of time, as the rows are.
create index event_id on event using brin (id) with (pages_per_range = 32, autosummarize = on);
create index transfer_id on transfer using brin (id) with (pages_per_range = 32, autosummarize = on);
