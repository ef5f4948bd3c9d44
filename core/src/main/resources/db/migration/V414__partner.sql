-- A role of the club's own that has this code keeps its permissions under another.
update role set code = 'partner-own' where code = 'partner' and not exists (select from role where code = 'partner-own');
insert into role (id, code, name_fa, name_en, predefined, permissions) values
  ('00000000-0000-4000-8000-000000000007', 'partner', 'فروشگاه همکار', 'Partner shop', true, '{}');

-- Shops of others that take part in the club, and on which terms.
create table partner (
  id uuid primary key,
  code text not null constraint partner_code_once unique constraint partner_code_form check (code ~ '^[a-z0-9][a-z0-9-]{0,31}$'),
  name_fa text not null,
  name_en text not null,
  phone text,
  owner_name text,
  closed_at timestamptz,
  created_at timestamptz not null
);

-- Its terms stay as they were agreed; other terms are another contract. A prepaid one has a pool under its id once something was deposited.
create table partner_contract (
  id uuid primary key,
  partner_id uuid not null constraint partner_contract_partner references partner (id),
  from_day date not null,
  until_day date,
  prepaid boolean not null,
  terms jsonb not null,
  created_at timestamptz not null,
  constraint partner_contract_span check (until_day is null or until_day >= from_day)
);
create index partner_contract_of on partner_contract (partner_id, from_day);

create table partner_deposit (
  id uuid primary key,
  contract_id uuid not null constraint partner_deposit_contract references partner_contract (id),
  amount bigint not null constraint partner_deposit_amount check (amount > 0),
  reference text not null,
  at timestamptz not null
);

-- What a contract with a monthly limit has given or taken in a month of the Gregorian calendar in the club's zone.
create table partner_use (
  contract_id uuid not null,
  month date not null,
  kind text not null constraint partner_use_kind check (kind in ('EARNED', 'SPENT')),
  points bigint not null constraint partner_use_points check (points >= 0),
  primary key (contract_id, month, kind)
);

-- What a member earned or spent at a partner. Amount is what was paid for it in money, or the worth of the points that were spent.
-- Cost is what a prepaid contract's pool gave for it.
create table partner_deal (
  member_id uuid not null,
  id uuid not null,
  partner_id uuid not null,
  contract_id uuid not null,
  kind text not null constraint partner_deal_kind check (kind in ('EARNED', 'SPENT')),
  business_day date not null,
  receipt text not null,
  amount bigint not null constraint partner_deal_amount check (amount >= 0),
  points bigint not null constraint partner_deal_points check (points >= 0),
  cost bigint not null constraint partner_deal_cost check (cost >= 0),
  transfer_id uuid,
  at timestamptz not null,
  undone_at timestamptz,
  primary key (member_id, id)
);
create index partner_deal_spent on partner_deal (at) where kind = 'SPENT';
create index partner_deal_undone on partner_deal (undone_at) where kind = 'SPENT' and undone_at is not null;

-- A partner's receipt is claimed for ever; and by a deal's id its member is found.
create table partner_receipt (
  partner_id uuid not null,
  kind text not null,
  business_day date not null,
  number text not null,
  member_id uuid not null,
  deal_id uuid not null constraint partner_receipt_deal unique,
  constraint partner_receipt_once primary key (partner_id, kind, business_day, number)
);

-- Somebody of a partner's staff does nothing but that partner's business.
alter table staff add column partner_id uuid constraint staff_partner references partner (id);
