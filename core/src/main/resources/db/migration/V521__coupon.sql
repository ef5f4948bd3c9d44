-- A code that comes back with a refund is found by its id, whoever's it is.
create unique index coupon_id on coupon (id);
