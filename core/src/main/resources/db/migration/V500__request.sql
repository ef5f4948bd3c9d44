-- An answer is only ever given back whole, so it need not be taken apart when it is stored.
alter table request alter column answer type text using answer::text;
