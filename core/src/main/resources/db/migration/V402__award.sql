-- How exact amounts become whole points. Giving points to another member: off until the club wants it, and limited per day and month of the
-- club's calendar.
alter table club
  add column rounding text not null default 'FLOOR' constraint club_rounding check (rounding in ('FLOOR', 'ROUND', 'CEIL', 'CARRY')),
  add column points_giving boolean not null default false,
  add column points_giving_day_max bigint not null default 500 constraint club_points_giving_day check (points_giving_day_max > 0),
  add column points_giving_month_max bigint not null default 2000 constraint club_points_giving_month check (points_giving_month_max > 0);

create table point_gift (
  member_id uuid not null,
  id uuid not null,
  receiver_id uuid not null,
  points bigint not null constraint point_gift_points check (points > 0),
  business_day date not null,
  at timestamptz not null,
  sent_transfer_id uuid not null,
  received_transfer_id uuid not null,
  constraint point_gift_pk primary key (member_id, id)
);
create index point_gift_by_day on point_gift (member_id, business_day);
