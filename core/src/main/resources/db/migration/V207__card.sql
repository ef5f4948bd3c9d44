-- Membership cards. Number and QR token each are claimed once, for ever.
create table card (
  member_id uuid not null,
  id uuid not null,
  number text not null,
  -- The QR's token, sealed under the club's key so that its picture can be shown again.
  qr_sealed text not null,
  status text not null constraint card_status check (status in ('ACTIVE', 'BLOCKED')),
  issued_at timestamptz not null,
  constraint card_key primary key (member_id, id)
);
create unique index card_one_active on card (member_id) where status = 'ACTIVE';

create table card_number (
  number text primary key constraint card_number_form check (number ~ '^[0-9]{12}$'),
  member_id uuid not null,
  card_id uuid not null
);

create table card_qr (
  -- HMAC of the QR's token.
  hash bytea primary key,
  member_id uuid not null,
  card_id uuid not null
);
