-- Turns at a game that were given to a member: the price of a play is taken from them first.
create table game_turn (
  member_id uuid not null,
  id uuid not null,
  game_id uuid not null,
  -- For what it was given: a campaign's run.
  source uuid not null,
  given_at timestamptz not null,
  play_id uuid,
  constraint game_turn_pk primary key (member_id, id)
);
create index game_turn_open on game_turn (member_id, game_id) where play_id is null;
create index game_turn_source on game_turn (source);
