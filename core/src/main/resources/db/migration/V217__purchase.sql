create table purchase (
  member_id uuid not null,
  id uuid not null,
  branch_id uuid not null,
  till text not null,
  receipt text not null,
  business_day date not null,
  at timestamptz not null,
  paid bigint not null constraint purchase_paid check (paid >= 0),
  currency text not null,
  items jsonb not null,
  -- The level, the n-th and the rules with their versions as they were at the sale.
  earned jsonb not null,
  points bigint not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (member_id, id)
);
create index purchase_by_branch on purchase (branch_id, business_day);

-- A receipt is claimed for ever.
create table receipt (
  branch_id uuid not null,
  till text not null,
  business_day date not null,
  number text not null,
  member_id uuid not null,
  purchase_id uuid not null,
  constraint receipt_once primary key (branch_id, till, business_day, number)
);
