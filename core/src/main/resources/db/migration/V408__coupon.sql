-- Codes that belong to nobody in particular are made in batches; what a batch's code is good for stands in each of its coupons, what became of the batch
-- as a whole here. A batch of imported codes holds a partner's own codes, which are handed out and redeemed at the partner.
create table coupon_batch (
  id uuid not null,
  kind text not null,
  name_fa text not null,
  name_en text not null,
  terms jsonb,
  wanted integer not null,
  made integer not null default 0,
  valid_from timestamptz not null,
  valid_until timestamptz not null,
  partner_id uuid,
  created_by uuid not null,
  created_at timestamptz not null,
  downloads integer not null default 0,
  voided_at timestamptz,
  constraint coupon_batch_pk primary key (id),
  constraint coupon_batch_kind check (kind in ('MADE', 'IMPORTED')),
  constraint coupon_batch_made check (made between 0 and wanted),
  constraint coupon_batch_terms check ((kind = 'MADE') = (terms is not null)),
  constraint coupon_batch_validity check (valid_until > valid_from)
);
create index coupon_batch_open on coupon_batch (id) where kind = 'MADE' and made < wanted and voided_at is null;

-- A free item: the amount is what it was worth when the code was given, where the till does not say what it costs.
alter table coupon alter column member_id drop not null;
alter table coupon add column batch_id uuid;
alter table coupon add column product_id uuid;
alter table coupon add column redeemed_for uuid;
alter table coupon add column voided_at timestamptz;
alter table coupon add constraint coupon_owner check (member_id is not null or batch_id is not null);
alter table coupon add constraint coupon_item check (product_id is null or amount is not null);
alter table coupon add constraint coupon_voided check (voided_at is null or redeemed_at is null);
create index coupon_batch_codes on coupon (batch_id, id) where batch_id is not null;

comment on column coupon.redeemed_for is 'The member who bought, where the till said so.';

-- A partner's own code, which the club hands out and nobody redeems here.
create table partner_code (
  batch_id uuid not null,
  code_hmac bytea not null,
  id uuid not null,
  sealed_code text not null,
  valid_until timestamptz not null,
  member_id uuid,
  given_for uuid,
  given_at timestamptz,
  constraint partner_code_pk primary key (batch_id, code_hmac),
  constraint partner_code_hmac_length check (length(code_hmac) = 32),
  constraint partner_code_given check ((member_id is null) = (given_at is null))
);
create index partner_code_free on partner_code (batch_id, valid_until, id) where member_id is null;
create index partner_code_member on partner_code (member_id, id) where member_id is not null;

-- The discount with which the club welcomes whoever joins: one row or none.
create table welcome_discount (
  id smallint not null default 1,
  terms jsonb not null,
  constraint welcome_discount_pk primary key (id),
  constraint welcome_discount_one check (id = 1)
);
