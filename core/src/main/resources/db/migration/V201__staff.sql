-- Staff, what they may do, and the tokens with which they and their tills call the API.
-- A predefined role's permissions are the program's (PredefinedRole); an own role carries its permissions here.
create table role (
  id uuid primary key,
  code text not null constraint role_code unique constraint role_code_form check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  name_fa text not null,
  name_en text not null,
  predefined boolean not null,
  permissions text[] not null
);

insert into role (id, code, name_fa, name_en, predefined, permissions) values
  ('00000000-0000-4000-8000-000000000001', 'owner', 'مالک', 'Owner', true, '{}'),
  ('00000000-0000-4000-8000-000000000002', 'marketer', 'بازاریاب', 'Marketer', true, '{}'),
  ('00000000-0000-4000-8000-000000000003', 'cashier', 'صندوق‌دار', 'Cashier', true, '{}'),
  ('00000000-0000-4000-8000-000000000004', 'support', 'پشتیبان', 'Support', true, '{}'),
  ('00000000-0000-4000-8000-000000000005', 'legal', 'کارشناس حقوقی', 'Legal', true, '{}');

create table staff (
  id uuid primary key,
  name text not null,
  active boolean not null default true,
  -- Empty: every branch.
  branches uuid[] not null default '{}',
  created_at timestamptz not null
);

create table staff_role (
  staff_id uuid not null constraint staff_role_staff references staff (id),
  role_id uuid not null constraint staff_role_role references role (id),
  constraint staff_role_once primary key (staff_id, role_id)
);
create index staff_role_by_role on staff_role (role_id);

create table api_token (
  id uuid primary key,
  staff_id uuid not null constraint api_token_staff references staff (id),
  name text not null,
  -- SHA-256 of the token; the token itself is shown once and kept nowhere.
  hash bytea not null constraint api_token_hash unique,
  owners boolean not null default false,
  created_at timestamptz not null,
  -- To the hour, so that a busy till does not write at every call.
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_token_by_staff on api_token (staff_id);
