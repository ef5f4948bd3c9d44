-- Occasions that everybody keeps, each on a day of its own calendar: a fixed day, the n-th weekday of a month (-1: the last), or Easter; the
-- latter two with a shift of some days. The club switches each on or off and adds its own.
create table public_occasion (
  id uuid not null default gen_random_uuid(),
  code text not null,
  list text not null constraint public_occasion_list check (list in ('IRAN', 'INTERNATIONAL', 'CLUB')),
  name_fa text not null,
  name_en text not null,
  shape text not null constraint public_occasion_shape check (shape in ('FIXED', 'WEEKDAY', 'EASTER')),
  calendar text not null constraint public_occasion_calendar check (calendar in ('JALALI', 'GREGORIAN', 'HIJRI')),
  month int constraint public_occasion_month check (month between 1 and 12),
  day int constraint public_occasion_day check (day between 1 and 31),
  leap text constraint public_occasion_leap check (leap in ('DAY_BEFORE', 'DAY_AFTER')),
  -- Monday is 1.
  weekday int constraint public_occasion_weekday check (weekday between 1 and 7),
  nth int constraint public_occasion_nth check (nth in (-1, 1, 2, 3, 4)),
  shift int not null default 0 constraint public_occasion_shift check (shift between -60 and 60),
  active boolean not null default true,
  constraint public_occasion_key primary key (id),
  constraint public_occasion_code unique (code),
  constraint public_occasion_code_form check (code ~ '^[a-z0-9][a-z0-9-]{0,31}$' and code not in ('birthday', 'wedding', 'own')),
  constraint public_occasion_whole check (case shape
    when 'FIXED' then month is not null and day is not null and leap is not null and weekday is null and nth is null and shift = 0
    when 'WEEKDAY' then month is not null and weekday is not null and nth is not null and day is null and leap is null
    else calendar = 'GREGORIAN' and month is null and day is null and leap is null and weekday is null and nth is null end)
);

-- Where the moon was seen earlier or later than reckoned: by how many days this occasion moves in that year of its own calendar.
create table public_occasion_move (
  occasion_id uuid not null constraint public_occasion_move_of references public_occasion (id),
  year int not null,
  days int not null constraint public_occasion_move_days check (days between -2 and 2 and days <> 0),
  moved_at timestamptz not null,
  constraint public_occasion_move_key primary key (occasion_id, year)
);

insert into public_occasion (code, list, name_fa, name_en, shape, calendar, month, day, leap) values
  ('nowruz', 'IRAN', 'نوروز', 'Nowruz', 'FIXED', 'JALALI', 1, 1, 'DAY_BEFORE'),
  ('nature-day', 'IRAN', 'سیزده‌به‌در', 'Sizdah Be-dar', 'FIXED', 'JALALI', 1, 13, 'DAY_BEFORE'),
  ('saadi-day', 'IRAN', 'روز سعدی', 'Saadi Day', 'FIXED', 'JALALI', 2, 1, 'DAY_BEFORE'),
  ('workers-day', 'IRAN', 'روز کارگر', 'Workers’ Day', 'FIXED', 'JALALI', 2, 11, 'DAY_BEFORE'),
  ('teachers-day', 'IRAN', 'روز معلم', 'Teachers’ Day', 'FIXED', 'JALALI', 2, 12, 'DAY_BEFORE'),
  ('ferdowsi-day', 'IRAN', 'روز فردوسی', 'Ferdowsi Day', 'FIXED', 'JALALI', 2, 25, 'DAY_BEFORE'),
  ('tirgan', 'IRAN', 'تیرگان', 'Tirgan', 'FIXED', 'JALALI', 4, 13, 'DAY_BEFORE'),
  ('journalists-day', 'IRAN', 'روز خبرنگار', 'Journalists’ Day', 'FIXED', 'JALALI', 5, 17, 'DAY_BEFORE'),
  ('doctors-day', 'IRAN', 'روز پزشک', 'Doctors’ Day', 'FIXED', 'JALALI', 6, 1, 'DAY_BEFORE'),
  ('employees-day', 'IRAN', 'روز کارمند', 'Employees’ Day', 'FIXED', 'JALALI', 6, 4, 'DAY_BEFORE'),
  ('pharmacists-day', 'IRAN', 'روز داروساز', 'Pharmacists’ Day', 'FIXED', 'JALALI', 6, 5, 'DAY_BEFORE'),
  ('rumi-day', 'IRAN', 'روز مولوی', 'Rumi Day', 'FIXED', 'JALALI', 7, 8, 'DAY_BEFORE'),
  ('mehregan', 'IRAN', 'مهرگان', 'Mehregan', 'FIXED', 'JALALI', 7, 16, 'DAY_BEFORE'),
  ('hafez-day', 'IRAN', 'روز حافظ', 'Hafez Day', 'FIXED', 'JALALI', 7, 20, 'DAY_BEFORE'),
  ('students-day', 'IRAN', 'روز دانشجو', 'Students’ Day', 'FIXED', 'JALALI', 9, 16, 'DAY_BEFORE'),
  ('yalda', 'IRAN', 'شب یلدا', 'Yalda', 'FIXED', 'JALALI', 9, 30, 'DAY_BEFORE'),
  ('sadeh', 'IRAN', 'جشن سده', 'Sadeh', 'FIXED', 'JALALI', 11, 10, 'DAY_BEFORE'),
  ('engineers-day', 'IRAN', 'روز مهندس', 'Engineers’ Day', 'FIXED', 'JALALI', 12, 5, 'DAY_BEFORE'),
  ('sepandarmazgan', 'IRAN', 'سپندارمذگان', 'Sepandarmazgan', 'FIXED', 'JALALI', 12, 5, 'DAY_BEFORE'),
  ('arbor-day', 'IRAN', 'روز درختکاری', 'Arbor Day', 'FIXED', 'JALALI', 12, 15, 'DAY_BEFORE'),
  ('mawlid', 'IRAN', 'میلاد پیامبر', 'Mawlid', 'FIXED', 'HIJRI', 3, 17, 'DAY_BEFORE'),
  ('nurses-day', 'IRAN', 'روز پرستار', 'Nurses’ Day', 'FIXED', 'HIJRI', 5, 5, 'DAY_BEFORE'),
  ('mothers-day', 'IRAN', 'روز مادر', 'Mother’s Day', 'FIXED', 'HIJRI', 6, 20, 'DAY_BEFORE'),
  ('fathers-day', 'IRAN', 'روز پدر', 'Father’s Day', 'FIXED', 'HIJRI', 7, 13, 'DAY_BEFORE'),
  ('mabath', 'IRAN', 'عید مبعث', 'Mab’ath', 'FIXED', 'HIJRI', 7, 27, 'DAY_BEFORE'),
  ('mid-shaban', 'IRAN', 'نیمهٔ شعبان', 'Mid-Sha’ban', 'FIXED', 'HIJRI', 8, 15, 'DAY_BEFORE'),
  ('ramadan', 'IRAN', 'آغاز ماه رمضان', 'First day of Ramadan', 'FIXED', 'HIJRI', 9, 1, 'DAY_BEFORE'),
  ('eid-fitr', 'IRAN', 'عید فطر', 'Eid al-Fitr', 'FIXED', 'HIJRI', 10, 1, 'DAY_BEFORE'),
  ('girls-day', 'IRAN', 'روز دختر', 'Girls’ Day', 'FIXED', 'HIJRI', 11, 1, 'DAY_BEFORE'),
  ('eid-adha', 'IRAN', 'عید قربان', 'Eid al-Adha', 'FIXED', 'HIJRI', 12, 10, 'DAY_BEFORE'),
  ('eid-ghadir', 'IRAN', 'عید غدیر', 'Eid al-Ghadir', 'FIXED', 'HIJRI', 12, 18, 'DAY_BEFORE'),
  ('new-year', 'INTERNATIONAL', 'سال نو میلادی', 'New Year’s Day', 'FIXED', 'GREGORIAN', 1, 1, 'DAY_BEFORE'),
  ('valentine', 'INTERNATIONAL', 'ولنتاین', 'Valentine’s Day', 'FIXED', 'GREGORIAN', 2, 14, 'DAY_BEFORE'),
  ('womens-day', 'INTERNATIONAL', 'روز جهانی زن', 'Women’s Day', 'FIXED', 'GREGORIAN', 3, 8, 'DAY_BEFORE'),
  ('earth-day', 'INTERNATIONAL', 'روز زمین', 'Earth Day', 'FIXED', 'GREGORIAN', 4, 22, 'DAY_BEFORE'),
  ('friendship-day', 'INTERNATIONAL', 'روز جهانی دوستی', 'Friendship Day', 'FIXED', 'GREGORIAN', 7, 30, 'DAY_BEFORE'),
  ('world-teachers-day', 'INTERNATIONAL', 'روز جهانی معلم', 'World Teachers’ Day', 'FIXED', 'GREGORIAN', 10, 5, 'DAY_BEFORE'),
  ('halloween', 'INTERNATIONAL', 'هالووین', 'Halloween', 'FIXED', 'GREGORIAN', 10, 31, 'DAY_BEFORE'),
  ('mens-day', 'INTERNATIONAL', 'روز جهانی مرد', 'Men’s Day', 'FIXED', 'GREGORIAN', 11, 19, 'DAY_BEFORE'),
  ('childrens-day', 'INTERNATIONAL', 'روز جهانی کودک', 'Children’s Day', 'FIXED', 'GREGORIAN', 11, 20, 'DAY_BEFORE'),
  ('christmas', 'INTERNATIONAL', 'کریسمس', 'Christmas', 'FIXED', 'GREGORIAN', 12, 25, 'DAY_BEFORE');

-- Chaharshanbe Suri is the eve of the last Wednesday of the year; Black Friday the day after the fourth Thursday of November.
insert into public_occasion (code, list, name_fa, name_en, shape, calendar, month, weekday, nth, shift) values
  ('chaharshanbe-suri', 'IRAN', 'چهارشنبه‌سوری', 'Chaharshanbe Suri', 'WEEKDAY', 'JALALI', 12, 3, -1, -1),
  ('world-mothers-day', 'INTERNATIONAL', 'روز جهانی مادر', 'Mother’s Day (May)', 'WEEKDAY', 'GREGORIAN', 5, 7, 2, 0),
  ('world-fathers-day', 'INTERNATIONAL', 'روز جهانی پدر', 'Father’s Day (June)', 'WEEKDAY', 'GREGORIAN', 6, 7, 3, 0),
  ('thanksgiving', 'INTERNATIONAL', 'روز شکرگزاری', 'Thanksgiving', 'WEEKDAY', 'GREGORIAN', 11, 4, 4, 0),
  ('black-friday', 'INTERNATIONAL', 'بلک فرایدی', 'Black Friday', 'WEEKDAY', 'GREGORIAN', 11, 4, 4, 1);
insert into public_occasion (code, list, name_fa, name_en, shape, calendar) values
  ('easter', 'INTERNATIONAL', 'عید پاک', 'Easter', 'EASTER', 'GREGORIAN');

-- What a member calls a day of their own. One that was taken back keeps its row, so that it cannot be entered anew for another gift.
alter table occasion add column title text constraint occasion_title check (char_length(title) between 1 and 40);
alter table occasion add column removed_on date;
