-- What a member likes, as categories of products: said by the member, in a chat or to staff.
alter table member add column interests text[] not null default '{}' constraint member_interests check (cardinality(interests) <= 20);
alter table segment_facts add column interests text[] not null default '{}';

-- Who has opened links lately: far fewer than there are links.
create index link_first_click on link (first_click_at) include (member_id, source_id) where first_click_at is not null;
