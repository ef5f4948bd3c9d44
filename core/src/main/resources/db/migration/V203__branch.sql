create table branch (
  id uuid primary key,
  code text not null constraint branch_code unique constraint branch_code_form check (code ~ '^[a-z0-9][a-z0-9-]{0,31}$'),
  name_fa text not null,
  name_en text not null,
  address_fa text not null default '',
  address_en text not null default '',
  hours text not null default '',
  latitude double precision,
  longitude double precision,
  created_at timestamptz not null
);
