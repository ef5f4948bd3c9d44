-- A level's standing discount comes off a sale and is kept with it like any other discount.
alter table payment
  drop constraint payment_means,
  add constraint payment_means check (means in ('POINTS', 'CREDIT', 'GIFT_CARD', 'COUPON', 'DISCOUNT_CARD', 'LEVEL'));
