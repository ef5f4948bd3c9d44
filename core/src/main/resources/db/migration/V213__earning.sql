-- Earning rules by version; the newest version of a rule is the one in force within its dates.
create table earning_rule (
  id uuid not null,
  version int not null constraint earning_rule_version check (version > 0),
  body jsonb not null,
  made_at timestamptz not null,
  ended boolean not null default false,
  primary key (id, version)
);

-- What a member has got by a rule that has a cap, by the first day of the cap's period.
create table earning_cap_use (
  member_id uuid not null,
  rule_id uuid not null,
  period_start date not null,
  points bigint not null constraint earning_cap_use_points check (points >= 0),
  primary key (member_id, rule_id, period_start)
);
