-- Days of every kind are greeted: the members' own, and public ones, whose occasion_id is that of public_occasion.
alter table greeting add column kind text not null default 'BIRTHDAY'
  constraint greeting_kind check (kind in ('BIRTHDAY', 'WEDDING', 'OWN', 'PUBLIC'));
alter table greeting alter column kind drop default;
alter table greeting add column coupon_id uuid;
create index greeting_by_day on greeting (day, kind, occasion_id);

-- How an occasion is greeted, by its code: "birthday", "nowruz". Without a row, members' own days are greeted in the club's own words and
-- public ones are not.
create table greeting_plan (
  code text not null,
  active boolean not null,
  words_fa text,
  words_en text,
  gift jsonb,
  changed_at timestamptz not null,
  constraint greeting_plan_key primary key (code),
  constraint greeting_plan_words check ((words_fa is null) = (words_en is null))
);

-- How far the greeting of everybody for a public occasion's year has come: after which member the next slice begins.
create table greeting_run (
  occasion_id uuid not null,
  year int not null,
  after_member uuid,
  failed int not null default 0,
  started_at timestamptz not null,
  finished_at timestamptz,
  constraint greeting_run_key primary key (occasion_id, year)
);
