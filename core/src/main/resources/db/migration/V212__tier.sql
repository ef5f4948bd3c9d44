-- How levels are reached: what is measured, in which rolling window.
create table tier_programme (
  id smallint primary key default 1 constraint tier_programme_one_row check (id = 1),
  measure text not null constraint tier_programme_measure check (measure in ('SPEND', 'POINTS', 'PURCHASES')),
  window_months int not null constraint tier_programme_window check (window_months between 1 and 120)
);
insert into tier_programme (measure, window_months) values ('SPEND', 12);

create table tier (
  id uuid primary key,
  code text not null constraint tier_code unique constraint tier_code_form check (code ~ '^[a-z0-9][a-z0-9-]{0,31}$'),
  name_fa text not null,
  name_en text not null,
  rank int not null constraint tier_rank unique constraint tier_rank_positive check (rank > 0),
  threshold bigint not null constraint tier_threshold check (threshold >= 0),
  points_percent int not null constraint tier_points_percent check (points_percent between 100 and 1000)
);
insert into tier (id, code, name_fa, name_en, rank, threshold, points_percent) values
  ('00000000-0000-7000-8000-000000000001', 'bronze', 'برنزی', 'Bronze', 1, 0, 100),
  ('00000000-0000-7000-8000-000000000002', 'silver', 'نقره‌ای', 'Silver', 2, 100000000, 120),
  ('00000000-0000-7000-8000-000000000003', 'gold', 'طلایی', 'Gold', 3, 300000000, 150);

-- The level of a member; who has no row is at the lowest.
create table member_tier (
  member_id uuid primary key,
  tier_id uuid not null,
  since timestamptz not null
);

-- What counts towards a level, by month of the club's zone.
create table tier_progress (
  member_id uuid not null,
  month date not null,
  spend bigint not null,
  points bigint not null,
  purchases bigint not null,
  primary key (member_id, month)
) with (fillfactor = 80);
