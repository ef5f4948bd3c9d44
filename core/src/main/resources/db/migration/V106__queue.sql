-- What only one process of all may do at a time, such as polling Telegram: whoever holds the row's lease, on the clock of the database.
create table lease (
  name text not null,
  owner text not null,
  until timestamptz not null,
  constraint lease_one primary key (name)
);
