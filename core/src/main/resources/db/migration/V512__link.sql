-- Short links in messages: one per delivery and link of its text. The target is what the saved text said; a request only names the code.
create table link (
  code text collate "C" constraint link_code_form check (code ~ '^[0-9A-Za-z]{10}$'),
  message_id uuid not null,
  number smallint not null,
  -- The campaign's run or the journey that it belongs to, and its variant or step there.
  source_id uuid,
  part text not null default '',
  member_id uuid,
  target text not null constraint link_target_web check (target ~* '^https?://'),
  made_at timestamptz not null,
  first_click_at timestamptz,
  clicks int not null default 0,
  constraint link_pk primary key (code)
) with (fillfactor = 85);
create index link_made on link (made_at);
create index link_member on link (member_id) where member_id is not null;
create index link_clicked on link (source_id, part, number) where first_click_at is not null;
