create table product (
  id uuid primary key,
  code text not null constraint product_code unique constraint product_code_form check (code ~ '^[a-z0-9][a-z0-9-]{0,31}$'),
  name_fa text not null,
  name_en text not null,
  category text not null constraint product_category_form check (category ~ '^[a-z0-9][a-z0-9-]{0,31}$'),
  price bigint not null constraint product_price check (price >= 0),
  active boolean not null default true,
  created_at timestamptz not null
);
create index product_by_category on product (category, code);
