-- A discount code given to a member. Its key is the code's HMAC; the code itself is encrypted, for showing it to its member again.
create table coupon (
  code_hmac bytea not null,
  id uuid not null,
  member_id uuid not null,
  sealed_code text not null,
  name_fa text not null,
  name_en text not null,
  percent integer,
  amount bigint,
  amount_max bigint,
  minimum bigint not null,
  currency text not null,
  branches uuid[] not null,
  valid_from timestamptz not null,
  valid_until timestamptz not null,
  reason text not null,
  reason_id uuid,
  issued_at timestamptz not null,
  redeemed_at timestamptz,
  redeemed_branch uuid,
  redeemed_by uuid,
  basket bigint,
  discount bigint,
  constraint coupon_pk primary key (code_hmac),
  constraint coupon_hmac_length check (length(code_hmac) = 32),
  constraint coupon_discount_kind check ((percent is null) <> (amount is null)),
  constraint coupon_percent check (percent between 1 and 100),
  constraint coupon_amount check (amount > 0),
  constraint coupon_amount_max check (amount_max is null or (amount_max > 0 and percent is not null)),
  constraint coupon_minimum check (minimum >= 0),
  constraint coupon_validity check (valid_until > valid_from),
  constraint coupon_redeemed check (
    (redeemed_at is null and redeemed_branch is null and basket is null and discount is null and redeemed_by is null)
    or (redeemed_at is not null and redeemed_branch is not null and basket is not null and discount between 0 and basket))
);

create unique index coupon_member on coupon (member_id, id);
