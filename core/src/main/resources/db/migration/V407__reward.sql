-- The catalogue of rewards. The plan is what staff write; its stock, where it has one, is the pool of the reward's id.
create table reward (
  id uuid not null,
  code text not null,
  plan jsonb not null,
  version integer not null default 1,
  valid_until timestamptz,
  created_at timestamptz not null,
  ended_at timestamptz,
  constraint reward_pk primary key (id),
  constraint reward_code unique (code),
  constraint reward_version check (version > 0)
);
create index reward_open on reward (id) where ended_at is null;

-- A reward that a member took, as it was then. One of two steps is reserved first, with the points held, and granted when it is handed over.
create table reward_redemption (
  member_id uuid not null,
  id uuid not null,
  reward_id uuid not null,
  code text not null,
  version integer not null,
  name_fa text not null,
  name_en text not null,
  gift jsonb not null,
  points bigint not null,
  stocked boolean not null,
  state text not null,
  hold_id uuid,
  spending_id uuid,
  credit_id uuid,
  coupon_id uuid,
  gift_card_id uuid,
  branch_id uuid,
  by_staff uuid,
  request_hash bytea,
  at timestamptz not null,
  until timestamptz,
  ended_at timestamptz,
  constraint reward_redemption_pk primary key (member_id, id),
  constraint reward_redemption_points check (points >= 0),
  constraint reward_redemption_state check (state in ('RESERVED', 'GRANTED', 'CANCELLED', 'EXPIRED', 'REVERSED')),
  constraint reward_redemption_until check (state <> 'RESERVED' or until is not null),
  constraint reward_redemption_ended check ((state = 'RESERVED') = (ended_at is null)),
  constraint reward_redemption_paid check (state <> 'GRANTED' or points = 0 or spending_id is not null)
);
create unique index reward_redemption_request on reward_redemption (member_id, request_hash) where request_hash is not null;
create index reward_redemption_of on reward_redemption (member_id, reward_id);
create index reward_redemption_overdue on reward_redemption (until) where state = 'RESERVED';

-- The code that a member shows to have a reservation handed over, and by which staff find any redemption.
create table reward_claim (
  code text not null,
  member_id uuid not null,
  redemption_id uuid not null,
  constraint reward_claim_pk primary key (code)
);
