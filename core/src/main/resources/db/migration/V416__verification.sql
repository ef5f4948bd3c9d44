-- Codes that wait to be said back. A row is gone once its code was used, guessed at too often, or too old.
create table one_time_code (
  id uuid primary key,
  purpose text not null constraint one_time_code_purpose check (purpose in ('PHONE_CHANGE', 'CHAT_TAKE_OVER', 'MERGE')),
  -- Who is to say it back, as an HMAC.
  asker bytea not null constraint one_time_code_asker check (length(asker) = 32),
  member_id uuid,
  phone text not null,
  code_hmac bytea not null constraint one_time_code_hmac check (length(code_hmac) = 32),
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  constraint one_time_code_open unique (purpose, asker)
);
create index one_time_code_expiring on one_time_code (expires_at);
create index one_time_code_phone on one_time_code (phone);
create index one_time_code_member on one_time_code (member_id) where member_id is not null;
