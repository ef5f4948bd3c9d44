-- The club's settings: one row. Zone, language and currency are fixed at the first start.
create table club (
  id smallint primary key default 1 constraint club_one_row check (id = 1),
  name_fa text not null,
  name_en text not null,
  zone text not null,
  language text not null constraint club_language check (language in ('fa', 'en')),
  currency text not null,
  phone_region text not null default 'IR',
  telegram_username text,
  welcome_points bigint not null default 100 constraint club_welcome_points check (welcome_points >= 0),
  birthday_points bigint not null default 200 constraint club_birthday_points check (birthday_points >= 0),
  birthday_points_days int not null default 30 constraint club_birthday_points_days check (birthday_points_days > 0),
  greeting_hour int not null default 10 constraint club_greeting_hour check (greeting_hour between 0 and 23),
  greeting_catch_up_days int not null default 3 constraint club_greeting_catch_up check (greeting_catch_up_days between 0 and 30),
  quiet_from time not null default '22:00',
  quiet_until time not null default '09:00',
  frequency_cap_per_week int not null default 3 constraint club_frequency_cap check (frequency_cap_per_week > 0),
  refund_window_days int not null default 0 constraint club_refund_window check (refund_window_days between 0 and 365),
  dormant_months int not null default 12 constraint club_dormant_months check (dormant_months > 0),
  adjustment_threshold bigint not null default 1000 constraint club_adjustment_threshold check (adjustment_threshold >= 0),
  sms_segment_price bigint not null default 2000 constraint club_sms_segment_price check (sms_segment_price >= 0),
  earning_base_with_tax boolean not null default true,
  points_for_chance boolean not null default false,
  board_reference boolean not null default false,
  point_value bigint not null default 100 constraint club_point_value check (point_value >= 0)
);

comment on column club.point_value is 'What one point is worth to a branch that is owed it, in the smallest unit of the currency.';

create table club_terms (
  version int primary key constraint club_terms_version check (version > 0),
  text_fa text not null,
  text_en text not null,
  valid_from timestamptz not null
);
