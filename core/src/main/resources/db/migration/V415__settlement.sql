alter table club add column settlement_calendar text constraint club_settlement_calendar check (settlement_calendar in ('JALALI', 'GREGORIAN'));
comment on column club.settlement_calendar is 'By which months branches settle; null: by those of the club''s language.';
