-- Texts kept by code; each change is a new version, and none is ever changed or deleted.
create table template (
  code text collate "C" constraint template_code_form check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  version int not null,
  retired_at timestamptz,
  constraint template_pk primary key (code)
);
create table template_version (
  code text collate "C" not null constraint template_version_of references template (code),
  version int not null constraint template_version_counts check (version > 0),
  name text not null,
  subject_fa text,
  text_fa text,
  subject_en text,
  text_en text,
  channels text[] not null,
  made_at timestamptz not null,
  made_by text not null,
  constraint template_version_pk primary key (code, version),
  constraint template_version_says check (text_fa is not null or text_en is not null)
);
