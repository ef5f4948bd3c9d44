-- Holds, returns, moves between holders, and what each lot is worth to whom.

alter table entry drop constraint entry_account;
alter table entry add constraint entry_account check (account in (
  'HOLDER', 'ISSUED', 'REDEEMED', 'EXPIRED', 'PRIZES', 'ADJUSTED', 'IN_TRANSIT', 'SOLD', 'BREAKAGE', 'PAID_OUT', 'DONATED', 'IMPORTED'));

-- Where value was spent: at a branch or at a partner. A return carries the place of what it returns.
alter table transfer add column place_branch uuid;
alter table transfer add column place_partner uuid;
alter table transfer add constraint transfer_one_place check (place_branch is null or place_partner is null);
create index transfer_placed on transfer (at) where place_branch is not null or place_partner is not null;

-- held: set aside by open holds. expired: posted as expired. excused: what of the expired a refund has counted as taken back already.
-- worth: of 1,000 of the lot's unit when it was given, in the currency's smallest unit.
-- A lot that came from another holder remembers that holder and lot, who had it first (a gift makes the receiver the first), and which
-- transfer earned it.
alter table lot add column held bigint not null default 0;
alter table lot add column expired bigint not null default 0;
alter table lot add column excused bigint not null default 0;
alter table lot add column worth bigint not null default 0 constraint lot_worth check (worth >= 0);
alter table lot add column funder_partner uuid;
alter table lot add column origin_holder uuid;
alter table lot add column origin_lot uuid;
alter table lot add column first_holder uuid;
alter table lot add column earned_by uuid;
alter table lot add constraint lot_held check (held between 0 and remaining);
alter table lot add constraint lot_expired check (excused between 0 and expired and expired <= amount);
alter table lot add constraint lot_one_funder check (funder_branch is null or funder_partner is null);
update lot set worth = case unit when 'POINTS' then coalesce((select point_value * 1000 from club), 0) else 1000 end;

-- What a transfer gave back of what a spending had taken from a lot. It went to a new lot like the old one where that had expired and there
-- was grace, and where the spender has become another holder by a merge.
create table lot_return (
  holder_id uuid not null,
  transfer_id uuid not null,
  lot_id uuid not null,
  spender_id uuid not null,
  spending_id uuid not null,
  amount bigint not null constraint lot_return_amount check (amount > 0),
  anew boolean not null,
  primary key (holder_id, transfer_id, lot_id)
);
create index lot_return_of on lot_return (spending_id);
create trigger lot_return_append_only before update or delete on lot_return for each row execute function refuse_change();
create trigger lot_return_no_truncate before truncate on lot_return for each statement execute function refuse_change();

-- Value set aside. It ends once, and no later than at ends_at.
create table hold (
  holder_id uuid not null,
  id uuid not null,
  unit text not null,
  amount bigint not null constraint hold_amount check (amount > 0),
  reason text not null,
  subject_id uuid,
  facts jsonb not null,
  place_branch uuid,
  place_partner uuid,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  state text not null default 'OPEN' constraint hold_state check (state in ('OPEN', 'POSTED', 'RELEASED', 'EXPIRED', 'MOVED')),
  ended_at timestamptz,
  transfer_id uuid,
  moved_to uuid,
  primary key (holder_id, id),
  constraint hold_time check (ends_at > made_at),
  constraint hold_ended check ((state = 'OPEN') = (ended_at is null)),
  constraint hold_posted check ((state = 'POSTED') = (transfer_id is not null)),
  constraint hold_moved check ((state = 'MOVED') = (moved_to is not null))
);
create index hold_open on hold (holder_id, unit) where state = 'OPEN';
create index hold_due on hold (ends_at) where state = 'OPEN';

create table hold_lot (
  holder_id uuid not null,
  hold_id uuid not null,
  lot_id uuid not null,
  amount bigint not null constraint hold_lot_amount check (amount > 0),
  primary key (holder_id, hold_id, lot_id)
);

-- What a holder owes, by the refund that made it and the place whose sale was refunded. The sum of what remains is the balance's debt.
create table debt (
  holder_id uuid not null,
  id uuid not null,
  unit text not null,
  place_branch uuid,
  place_partner uuid,
  amount bigint not null constraint debt_amount check (amount > 0),
  remaining bigint not null,
  at timestamptz not null,
  primary key (holder_id, id),
  constraint debt_remaining check (remaining between 0 and amount),
  constraint debt_one_place check (place_branch is null or place_partner is null)
);
create index debt_open on debt (holder_id, unit) where remaining > 0;
insert into debt (holder_id, id, unit, amount, remaining, at) select holder_id, gen_random_uuid(), unit, debt, debt, now() from balance where debt > 0;

-- Which lot paid which debt, so that the lot's funder owes it to the place. Negative where what had paid was reversed.
create table debt_payment (
  holder_id uuid not null,
  transfer_id uuid not null,
  lot_id uuid not null,
  debt_id uuid not null,
  amount bigint not null constraint debt_payment_amount check (amount <> 0),
  at timestamptz not null,
  place_branch uuid,
  place_partner uuid,
  primary key (holder_id, transfer_id, lot_id, debt_id)
);
create index debt_payment_placed on debt_payment (at) where place_branch is not null or place_partner is not null;
create trigger debt_payment_append_only before update or delete on debt_payment for each row execute function refuse_change();
create trigger debt_payment_no_truncate before truncate on debt_payment for each statement execute function refuse_change();
