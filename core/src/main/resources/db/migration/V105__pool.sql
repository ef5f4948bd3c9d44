-- A limited thing: a prize's stock in pieces, a budget in the smallest unit of money. What is left never falls below zero and never exceeds what was put in.
create table pool (
  id uuid not null,
  amount bigint not null,
  remaining bigint not null,
  constraint pool_pk primary key (id),
  constraint pool_amount check (amount >= 0),
  constraint pool_remaining check (remaining >= 0 and remaining <= amount)
) with (fillfactor = 50);
