-- Goods and services, and the names of their categories.
alter table product add column kind text not null default 'GOODS' constraint product_kind check (kind in ('GOODS', 'SERVICE'));

create table product_category (
  code text constraint product_category_code primary key constraint product_category_code_form check (code ~ '^[a-z0-9][a-z0-9-]{0,31}$'),
  name_fa text not null,
  name_en text not null
);
-- Until staff name it, a category is called by its code.
insert into product_category (code, name_fa, name_en) select distinct category, category, category from product;
alter table product add constraint product_category_known foreign key (category) references product_category (code);
