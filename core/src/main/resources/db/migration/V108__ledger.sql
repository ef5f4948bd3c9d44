-- Double entry, append-only, held together by holder. House accounts have no balance row.
create table transfer (
  holder_id uuid not null,
  id uuid not null,
  unit text not null constraint transfer_unit check (unit in ('POINTS', 'CREDIT')),
  reason text not null,
  subject_id uuid,
  facts jsonb not null,
  at timestamptz not null,
  reverses uuid,
  primary key (holder_id, id)
);
create unique index transfer_reversed_once on transfer (holder_id, reverses) where reverses is not null;

create table entry (
  holder_id uuid not null,
  transfer_id uuid not null,
  line smallint not null,
  account text not null constraint entry_account check (account in ('HOLDER', 'ISSUED', 'REDEEMED', 'EXPIRED', 'PRIZES', 'ADJUSTED', 'IN_TRANSIT')),
  unit text not null,
  amount bigint not null constraint entry_not_zero check (amount <> 0),
  primary key (holder_id, transfer_id, line)
);

create table balance (
  holder_id uuid not null,
  unit text not null,
  posted bigint not null,
  held bigint not null default 0 constraint balance_held check (held >= 0),
  debt bigint not null default 0 constraint balance_debt check (debt >= 0),
  primary key (holder_id, unit)
) with (fillfactor = 80);

create table lot (
  holder_id uuid not null,
  id uuid not null,
  unit text not null,
  transfer_id uuid not null,
  amount bigint not null constraint lot_amount check (amount > 0),
  remaining bigint not null,
  expires_at timestamptz,
  available_from timestamptz,
  funder_branch uuid,
  at timestamptz not null,
  primary key (holder_id, id),
  constraint lot_remaining check (remaining between 0 and amount)
) with (fillfactor = 80);
create index lot_open on lot (holder_id, unit) where remaining > 0;
create index lot_expiring on lot (expires_at) where remaining > 0 and expires_at is not null;

-- Which lots a transfer took from, so that a reversal can give back to the very same.
create table lot_use (
  holder_id uuid not null,
  transfer_id uuid not null,
  lot_id uuid not null,
  amount bigint not null constraint lot_use_amount check (amount > 0),
  primary key (holder_id, transfer_id, lot_id)
);

create trigger entry_append_only before update or delete on entry for each row execute function refuse_change();
create trigger entry_no_truncate before truncate on entry for each statement execute function refuse_change();
create trigger transfer_append_only before update or delete on transfer for each row execute function refuse_change();
create trigger transfer_no_truncate before truncate on transfer for each statement execute function refuse_change();
create trigger lot_use_append_only before update or delete on lot_use for each row execute function refuse_change();
create trigger lot_use_no_truncate before truncate on lot_use for each statement execute function refuse_change();
