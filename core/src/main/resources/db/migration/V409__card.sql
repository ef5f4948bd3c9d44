-- Cards that are blocked and unblocked, replaced, or printed before anybody has them; discount cards.

-- Until now a card was blocked by being replaced only.
alter table card drop constraint card_status;
update card set status = 'REPLACED' where status = 'BLOCKED';
alter table card add constraint card_status check (status in ('ACTIVE', 'BLOCKED', 'REPLACED'));
drop index card_one_active;
-- The card that a member has, in use or blocked.
create unique index card_one_current on card (member_id) where status <> 'REPLACED';

-- A number that was printed is claimed before it has a member.
alter table card_number alter column member_id drop not null;
alter table card_number alter column card_id drop not null;
alter table card_number add constraint card_number_owner check ((member_id is null) = (card_id is null));

create table card_batch (
  id uuid primary key,
  name text not null constraint card_batch_name check (char_length(name) between 1 and 100),
  size int not null constraint card_batch_size check (size > 0),
  made_at timestamptz not null,
  made_by uuid not null,
  -- A box that was lost: what of it was not activated by then never will be.
  voided_at timestamptz
);

create table card_printed (
  batch_id uuid not null constraint card_printed_batch references card_batch (id),
  place int not null,
  number text not null constraint card_printed_number unique,
  -- HMAC of the QR's token, and the token sealed, as a card in use has them.
  qr_hash bytea not null constraint card_printed_qr unique,
  qr_sealed text not null,
  constraint card_printed_key primary key (batch_id, place)
);

-- A standing percentage, for whoever has the code or for one member. Its key is the code's HMAC; the code is sealed for showing again.
create table discount_card (
  code_hmac bytea not null constraint discount_card_key primary key constraint discount_card_hmac_length check (length(code_hmac) = 32),
  id uuid not null constraint discount_card_id unique,
  sealed_code text not null,
  member_id uuid,
  name_fa text not null,
  name_en text not null,
  percent int not null constraint discount_card_percent check (percent between 1 and 100),
  branches uuid[] not null,
  valid_from timestamptz not null,
  valid_until timestamptz,
  blocked boolean not null default false,
  issued_at timestamptz not null,
  issued_by uuid not null,
  constraint discount_card_validity check (valid_until > valid_from)
);
create index discount_card_member on discount_card (member_id, id) where member_id is not null;
