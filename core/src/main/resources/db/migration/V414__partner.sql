insert into role (id, code, name_fa, name_en, predefined, permissions) values
  ('00000000-0000-4000-8000-000000000007', 'partner', 'فروشگاه همکار', 'Partner shop', true, '{}');
