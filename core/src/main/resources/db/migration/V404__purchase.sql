-- Refunds, and paying with points, credit and gift cards.

-- What happens where points are to be taken back that the member no longer has, and which share of a basket points may pay.
alter table club
  add column debt_policy text not null default 'UNLIMITED' constraint club_debt_policy check (debt_policy in ('PENDING_ONLY', 'WITHIN_BALANCE', 'UNLIMITED')),
  add column pay_points_min_percent int not null default 0 constraint club_pay_points_min check (pay_points_min_percent between 0 and 100),
  add column pay_points_max_percent int not null default 100 constraint club_pay_points_max check (pay_points_max_percent between 0 and 100),
  add constraint club_pay_points_share check (pay_points_min_percent <= pay_points_max_percent);

-- `paid` is what was paid in money; `settled` is the value paid by points, credit and gift cards; `returned` is of their sum.
-- `points_taken` is what refunds have found to be too much of `points`.
alter table purchase
  add column settled bigint not null default 0 constraint purchase_settled check (settled >= 0),
  add column returned bigint not null default 0,
  add column points_taken bigint not null default 0,
  add constraint purchase_returned check (returned between 0 and paid + settled),
  add constraint purchase_points_taken check (points_taken between 0 and points);

-- A purchase is asked for by its id alone when it comes back. Ids are in the order of time, as the rows are, so that ranges of pages are enough.
create index purchase_id on purchase using brin (id) with (pages_per_range = 32, autosummarize = on);

create table refund (
  member_id uuid not null,
  id uuid not null,
  purchase_id uuid not null,
  -- Which refund of the purchase, from 1, in the order in which they were counted. Ids are given before the lock that makes that order.
  nth int not null constraint refund_nth check (nth > 0),
  branch_id uuid not null,
  till text not null,
  number text not null,
  business_day date not null,
  at timestamptz not null,
  -- What was returned, of all that had been paid by whatever means; and how much of it in money.
  amount bigint not null constraint refund_amount check (amount >= 0),
  paid bigint not null,
  currency text not null,
  whole boolean not null,
  -- Lines of the receipt and how many of each came back.
  items jsonb not null,
  -- The points and the credit that the sale no longer earns, and by unit where they were taken from.
  points bigint not null constraint refund_points check (points >= 0),
  credit bigint not null constraint refund_credit check (credit >= 0),
  taken jsonb not null,
  -- What the rules give on what was kept, after this refund.
  kept jsonb not null,
  -- What went back to points, credit and gift cards.
  back jsonb not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (member_id, id),
  constraint refund_paid check (paid between 0 and amount)
);
create unique index refund_of_purchase on refund (member_id, purchase_id, nth);
create unique index refund_id on refund (id);

-- The number of a refund's own receipt is claimed for ever, as that of a sale is.
create table refund_receipt (
  branch_id uuid not null,
  till text not null,
  business_day date not null,
  number text not null,
  member_id uuid not null,
  refund_id uuid not null,
  constraint refund_receipt_once primary key (branch_id, till, business_day, number)
);

-- What a sale was paid with beside money, in the order of the receipt. Units are points, or the currency's smallest unit; value is in the latter.
create table payment (
  member_id uuid not null,
  purchase_id uuid not null,
  line smallint not null,
  means text not null constraint payment_means check (means in ('POINTS', 'CREDIT', 'GIFT_CARD', 'COUPON', 'DISCOUNT_CARD')),
  units bigint not null constraint payment_units check (units > 0),
  value bigint not null constraint payment_value check (value > 0),
  -- Whose lots paid, and the transfer that took from them; a discount has neither.
  holder_id uuid,
  transfer_id uuid,
  -- The gift card, coupon or discount card.
  subject_id uuid,
  returned bigint not null default 0,
  primary key (member_id, purchase_id, line),
  constraint payment_returned check (returned between 0 and units),
  constraint payment_transfer check ((holder_id is null) = (transfer_id is null) and (holder_id is not null) = (means in ('POINTS', 'CREDIT', 'GIFT_CARD')))
);

-- Purchases that came back as a whole: they no longer count towards a level, but the n-th purchase stays the n-th.
alter table tier_progress add column returned bigint not null default 0 constraint tier_progress_returned check (returned >= 0);
