-- Levels as the club wishes: what is measured in which window, how a level is lost, and what it gives.
alter table tier_programme
  drop constraint tier_programme_measure,
  add constraint tier_programme_measure check (measure in ('SPEND', 'POINTS', 'PURCHASES', 'ENGAGEMENT')),
  -- ROLLING: the present month and those before it; FIXED: the calendar's own periods of so many months.
  add column window_kind text not null default 'ROLLING' constraint tier_programme_window_kind check (window_kind in ('ROLLING', 'FIXED')),
  add column window_calendar text not null default 'GREGORIAN' constraint tier_programme_calendar check (window_calendar in ('GREGORIAN', 'JALALI')),
  add column review_months int not null default 1 constraint tier_programme_review check (review_months in (1, 2, 3, 4, 6, 12)),
  add column grace_days int not null default 30 constraint tier_programme_grace check (grace_days between 0 and 366),
  add column warning_days int not null default 30 constraint tier_programme_warning check (warning_days between 1 and 180),
  add column engagement_play int not null default 1 constraint tier_programme_play check (engagement_play between 0 and 1000),
  add column engagement_feedback int not null default 5 constraint tier_programme_feedback check (engagement_feedback between 0 and 1000),
  add column engagement_friend int not null default 20 constraint tier_programme_friend check (engagement_friend between 0 and 1000),
  -- Only what closes after this day is reviewed; set by the first review, and when the window or the measure changes.
  add column reviewed_since date,
  add constraint tier_programme_fixed check (window_kind = 'ROLLING' or window_months in (1, 2, 3, 4, 6, 12));

-- A level that the programme no longer has is kept as long as the club: its members hold it until their next review.
alter table tier
  drop constraint tier_rank,
  add column discount_percent int not null default 0 constraint tier_discount check (discount_percent between 0 and 100),
  add column early_access_days int not null default 0 constraint tier_early_access check (early_access_days between 0 and 365),
  add column priority_support boolean not null default false,
  add column invitations boolean not null default false,
  add column own_games boolean not null default false,
  add column gift_points bigint not null default 0 constraint tier_gift_points check (gift_points >= 0),
  add column words_fa text not null default '',
  add column words_en text not null default '',
  add column retired_at timestamptz;
create unique index tier_rank on tier (rank) where retired_at is null;

-- What counts towards a level, by the stretches between the months' ends of both calendars, so that a window of either is a sum of whole stretches.
alter table tier_progress rename column month to from_day;
alter table tier_progress add column engagement bigint not null default 0;
delete from tier_progress;
with years as (
  select y, date '1970-01-01' + (1948320 + 365 * (y - 1) + (8 * y + 21) / 33 - 2440588) as first from generate_series(1380, 1430) y
), jalali as (
  select first + case when m <= 6 then 31 * (m - 1) else 186 + 30 * (m - 7) end as day from years cross join generate_series(1, 12) m
), stretch as (
  select d.business_day, greatest(cast(date_trunc('month', d.business_day) as date),
    (select max(j.day) from jalali j where j.day <= d.business_day)) as from_day
  from (select distinct business_day from purchase) d
)
insert into tier_progress (member_id, from_day, spend, points, purchases)
select p.member_id, s.from_day, sum(p.paid), sum(p.points), count(*)
from purchase p join stretch s on s.business_day = p.business_day
group by p.member_id, s.from_day;

-- A review closes a window: all members are looked at each day from the warning on, until the day on which it decides has come.
create table tier_review (
  day date primary key,
  decides_on date not null,
  -- How far today's look has come.
  looking_on date,
  looked_until uuid,
  looked_on date,
  closed_at timestamptz
);

-- Who was warned in a review, and how it ended: open until decided.
create table tier_warning (
  member_id uuid not null,
  review date not null,
  tier_id uuid not null,
  -- What is measured, from which day on.
  measured_from date not null,
  measured bigint not null,
  decide_on date not null,
  warned_at timestamptz not null,
  message_id uuid,
  unsent_reason text constraint tier_warning_unsent_reason check (unsent_reason in ('NO_CONSENT', 'NO_REACH')),
  outcome text constraint tier_warning_outcome check (outcome in ('KEPT', 'RAISED', 'LOWERED', 'CANCELLED')),
  decided_tier uuid,
  decided_measure bigint,
  decided_at timestamptz,
  constraint tier_warning_once primary key (member_id, review),
  constraint tier_warning_decided check ((outcome is null) = (decided_at is null)),
  constraint tier_warning_message check (message_id is null or unsent_reason is null)
);
create index tier_warning_open on tier_warning (decide_on, member_id) where outcome is null;

-- The points that a member was given on reaching a level, once in a membership; what the gift rested on, and whether a refund has undone that.
create table tier_gift (
  member_id uuid not null,
  tier_id uuid not null,
  measure text not null,
  measured_from date not null,
  threshold bigint not null,
  points bigint not null constraint tier_gift_points_positive check (points > 0),
  transfer_id uuid not null,
  given_at timestamptz not null,
  taken_at timestamptz,
  constraint tier_gift_once primary key (member_id, tier_id)
);
