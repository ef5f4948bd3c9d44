-- Greetings say texts as all other messages do: one written on the spot, or a kept one by its code; and may be limited to a segment, by its code,
-- or to a condition. What had been written is kept; the name that it says is the first name.
alter table greeting_plan add column template text;
alter table greeting_plan add column text jsonb;
alter table greeting_plan add column segment text;
alter table greeting_plan add column condition jsonb;
update greeting_plan set text = jsonb_build_object(
    'fa', jsonb_build_object('body', regexp_replace(words_fa, '\{\s*name\s*\}', '{first_name}', 'g')),
    'en', jsonb_build_object('body', regexp_replace(words_en, '\{\s*name\s*\}', '{first_name}', 'g')))
  where words_fa is not null;
alter table greeting_plan drop column words_fa;
alter table greeting_plan drop column words_en;
alter table greeting_plan add constraint greeting_plan_words check (template is null or text is null);
alter table greeting_plan add constraint greeting_plan_who check (segment is null or condition is null);
