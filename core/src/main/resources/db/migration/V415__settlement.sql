alter table club add column settlement_calendar text constraint club_settlement_calendar check (settlement_calendar in ('JALALI', 'GREGORIAN'));
comment on column club.settlement_calendar is 'By which months branches settle; null: by those of the club''s language.';

-- A month whose account between the parties is closed: frozen. What changes in it later falls in the next one that is closed.
-- A party is written 'club', 'branch:<id>' or 'partner:<id>'.
create table settlement_month (
  month text primary key,
  from_at timestamptz not null,
  until_at timestamptz not null,
  closed_at timestamptz not null,
  closed_by uuid,
  constraint settlement_month_span check (from_at < until_at),
  constraint settlement_month_once unique (from_at)
);

-- What a debtor owes a creditor. Source is the month in which it was spent: an earlier one for what became known after that was closed.
create table settlement_line (
  month text not null constraint settlement_line_month references settlement_month (month),
  source text not null,
  debtor text not null,
  creditor text not null,
  unit text not null,
  amount bigint not null,
  thousandths bigint not null,
  primary key (month, source, debtor, creditor, unit)
);
create index settlement_line_of_source on settlement_line (source);
create trigger settlement_line_append_only before update or delete on settlement_line for each row execute function refuse_change();
create trigger settlement_line_no_truncate before truncate on settlement_line for each statement execute function refuse_change();

create table settlement_payment (
  id uuid primary key,
  month text not null constraint settlement_payment_month references settlement_month (month),
  payer text not null,
  payee text not null,
  amount bigint not null constraint settlement_payment_amount check (amount > 0),
  paid_at timestamptz,
  reference text,
  constraint settlement_payment_paid check ((paid_at is null) = (reference is null)),
  constraint settlement_payment_others check (payer <> payee)
);
create index settlement_payment_of_month on settlement_payment (month);

-- A role of the club's own that has this code keeps its permissions under another.
update role set code = 'accountant-own' where code = 'accountant' and not exists (select from role where code = 'accountant-own');
insert into role (id, code, name_fa, name_en, predefined, permissions) values
  ('00000000-0000-4000-8000-000000000006', 'accountant', 'حسابدار', 'Accountant', true, '{}');
