-- What people want to know of a branch, and the books of its owner; and its tills.
alter table branch add column opening jsonb;
alter table branch add column phone text;
alter table branch add column owner_name text;
alter table branch add column closed_at timestamptz;

comment on column branch.opening is 'Hours per weekday, and holidays. The column hours is what staff wrote in their own words.';
comment on column branch.owner_name is 'The legal name of who owns the branch, for settlements.';

create table till (
  id uuid primary key,
  branch_id uuid not null constraint till_branch references branch (id),
  code text not null constraint till_code_form check (code <> '' and length(code) <= 40),
  name text not null,
  blocked_at timestamptz,
  created_at timestamptz not null,
  constraint till_code unique (branch_id, code)
);

alter table club add column known_tills_only boolean not null default false;
comment on column club.known_tills_only is 'Whether a sale from a till that the branch does not have is refused.';
