-- After the programme has changed, who reaches a higher level by it is raised member by member. The round tells one change from the next.
alter table tier_programme
  add column raising boolean not null default false,
  add column raise_round int not null default 0,
  add column raised_until uuid;
