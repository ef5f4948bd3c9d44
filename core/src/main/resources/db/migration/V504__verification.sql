-- A code goes to a number or to an e-mail address.
alter table one_time_code rename column phone to address;
alter table one_time_code add column channel text not null default 'SMS' constraint one_time_code_channel check (channel in ('SMS', 'EMAIL'));
alter table one_time_code alter column channel drop default;
alter table one_time_code drop constraint one_time_code_purpose;
alter table one_time_code add constraint one_time_code_purpose check (purpose in ('PHONE_CHANGE', 'EMAIL_CHANGE', 'CHAT_TAKE_OVER', 'MERGE'));
alter index one_time_code_phone rename to one_time_code_address;
