-- All rules as they stood together: each change makes the next book, and a purchase remembers the number of its own.
create table earning_book (
  number bigint not null constraint earning_book_number check (number > 0),
  -- [{"id": …, "version": …}]
  rules jsonb not null,
  made_at timestamptz not null,
  constraint earning_book_pk primary key (number)
);
insert into earning_book (number, rules, made_at)
select 1, coalesce(jsonb_agg(jsonb_build_object('id', id, 'version', version) order by id), '[]'), coalesce(max(made_at), to_timestamp(0))
from (select distinct on (id) id, version, ended, made_at from earning_rule order by id, version desc) newest
where not ended;

-- What rounding has kept back for a member, as an exact fraction below one, where the club carries the remainder.
create table earning_carry (
  member_id uuid not null,
  unit text not null,
  numerator numeric not null constraint earning_carry_numerator check (numerator >= 0),
  denominator numeric not null constraint earning_carry_denominator check (denominator > numerator),
  constraint earning_carry_pk primary key (member_id, unit)
);

-- Visits that staff told of, one a day and branch.
create table earning_visit (
  member_id uuid not null,
  branch_id uuid not null,
  business_day date not null,
  at timestamptz not null,
  recorded_by uuid,
  constraint earning_visit_pk primary key (member_id, branch_id, business_day)
);

-- A rule's gift for what is not a purchase may be credit or a coupon alone.
alter table award drop constraint award_points, add constraint award_points check (points >= 0);
