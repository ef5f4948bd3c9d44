-- The paid subscription: what is offered, who has it until when, and what the shop has borne for it.
create table subscription_plan (
  id uuid primary key,
  code text not null constraint subscription_plan_code unique constraint subscription_plan_code_form check (code ~ '^[a-z0-9][a-z0-9-]{0,31}$'),
  name_fa text not null,
  name_en text not null,
  fee bigint not null constraint subscription_plan_fee check (fee > 0),
  months int not null constraint subscription_plan_months check (months between 1 and 60),
  calendar text not null constraint subscription_plan_calendar check (calendar in ('GREGORIAN', 'JALALI')),
  delivery boolean not null,
  tax boolean not null,
  words_fa text not null default '',
  words_en text not null default '',
  reminder_days int not null constraint subscription_plan_reminder check (reminder_days between 1 and 90),
  offered boolean not null
);

-- One period for which a member has paid. Days are the club's; the last day is included.
create table member_subscription (
  member_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  fee bigint not null,
  currency text not null,
  from_day date not null,
  until_day date not null,
  branch_id uuid not null,
  receipt text,
  sold_at timestamptz not null,
  sold_by uuid not null,
  remind_on date not null,
  reminded_at timestamptz,
  ended_at timestamptz,
  refunded_at timestamptz,
  refunded bigint constraint member_subscription_refund check (refunded between 0 and fee),
  constraint member_subscription_pkey primary key (member_id, id),
  constraint member_subscription_days check (from_day <= until_day),
  constraint member_subscription_refunded check ((refunded is null) = (refunded_at is null))
);
create index member_subscription_remind on member_subscription (remind_on, id) where reminded_at is null and refunded_at is null;
create index member_subscription_ending on member_subscription (until_day, id) where ended_at is null and refunded_at is null;

-- What the shop has borne for a member because of the subscription.
create table subscription_saving (
  member_id uuid not null,
  id uuid not null,
  subscription_id uuid not null,
  kind text not null constraint subscription_saving_kind check (kind in ('DELIVERY', 'TAX')),
  amount bigint not null constraint subscription_saving_amount check (amount > 0),
  purchase_id uuid,
  at timestamptz not null,
  recorded_by uuid not null,
  primary key (member_id, id)
);
create unique index subscription_saving_once on subscription_saving (member_id, purchase_id, kind) where purchase_id is not null;
