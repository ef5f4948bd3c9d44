-- A correction may reverse a transfer as a whole; it may be one of credit, whose points are then of the currency's smallest unit.
alter table adjustment
  add column unit text not null default 'POINTS' constraint adjustment_unit check (unit in ('POINTS', 'CREDIT')),
  add column reverses uuid,
  add constraint adjustment_credit check (unit = 'POINTS' or reverses is not null);
