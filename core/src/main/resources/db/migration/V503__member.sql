-- E-mail is a way to reach a member, beside Telegram and SMS.
alter table member drop constraint member_preferred_channel;
alter table member add constraint member_preferred_channel check (preferred_channel in ('TELEGRAM', 'SMS', 'EMAIL'));
alter table chat_link drop constraint chat_link_channel;
alter table chat_link add constraint chat_link_channel check (channel in ('TELEGRAM', 'SMS', 'EMAIL'));
alter table consent drop constraint consent_channel;
alter table consent add constraint consent_channel check (channel in ('TELEGRAM', 'SMS', 'EMAIL'));
alter table reach_lost drop constraint reach_lost_channel;
alter table reach_lost add constraint reach_lost_channel check (channel in ('TELEGRAM', 'SMS', 'EMAIL'));
alter table reach_lost drop constraint reach_lost_reason;
alter table reach_lost add constraint reach_lost_reason check (reason in ('BLOCKED', 'STOPPED_AT_CARRIER', 'GONE', 'BOUNCED'));

alter table message_channel drop constraint message_channel_known;
alter table message_channel add constraint message_channel_known check (channel in ('TELEGRAM', 'SMS', 'EMAIL'));
insert into message_channel (channel, per_second, bulk_per_second, chat_gap_millis, chat_burst, tokens, bulk_tokens) values
  ('EMAIL', 10, 8, 1000, 5, 10, 8);
