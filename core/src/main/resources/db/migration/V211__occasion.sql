-- Members' own days, kept in the calendar in which they were given.
create table occasion (
  member_id uuid not null,
  id uuid not null,
  kind text not null constraint occasion_kind check (kind in ('BIRTHDAY', 'WEDDING', 'OWN')),
  calendar text not null constraint occasion_calendar check (calendar in ('JALALI', 'GREGORIAN', 'HIJRI')),
  year int not null,
  month int not null constraint occasion_month check (month between 1 and 12),
  day int not null constraint occasion_day check (day between 1 and 31),
  -- Where a year does not have the day: kept on the day before it, or after.
  leap text not null constraint occasion_leap check (leap in ('DAY_BEFORE', 'DAY_AFTER')),
  entered_on date not null,
  -- The last change after the first entry.
  changed_on date,
  -- The first day whose return earns a gift.
  gift_from date not null,
  constraint occasion_key primary key (member_id, id)
);
create unique index occasion_one_of_kind on occasion (member_id, kind) where kind in ('BIRTHDAY', 'WEDDING');
create index occasion_by_day on occasion (calendar, month, day, member_id, id);
