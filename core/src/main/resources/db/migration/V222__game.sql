-- A game of chance: its plan (names, terms, prizes, dates, limits) as it was made, and how far it has come.
create table game (
  id uuid not null,
  code text not null,
  kind text not null,
  plan jsonb not null,
  version integer not null,
  makers uuid[] not null,
  state text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  created_at timestamptz not null,
  content_hash bytea,
  launched_at timestamptz,
  launched_by uuid,
  closed_at timestamptz,
  closed_why text,
  constraint game_pk primary key (id),
  constraint game_code_unique unique (code),
  constraint game_kind check (kind in ('WHEEL')),
  constraint game_state check (state in ('DRAFT', 'SUBMITTED', 'APPROVED', 'LAUNCHED', 'CLOSED')),
  constraint game_dates check (ends_at > starts_at),
  constraint game_launched check (state not in ('LAUNCHED') or (launched_at is not null and content_hash is not null)),
  constraint game_closed check ((state = 'CLOSED') = (closed_at is not null and closed_why is not null)),
  constraint game_closed_why check (closed_why in ('STAFF', 'BUDGET_SPENT', 'ENDED'))
);

create index game_launched_until on game (ends_at) where state = 'LAUNCHED';

-- A round of a game: one business day under one secret seed. Its hash stands here before the first play, the seed itself only after the round has closed.
create table game_round (
  id uuid not null,
  game_id uuid not null,
  day date not null,
  seed_hash bytea not null,
  sealed_seed text not null,
  committed_at timestamptz not null,
  ends_at timestamptz not null,
  seed bytea,
  revealed_at timestamptz,
  constraint game_round_pk primary key (id),
  constraint game_round_day unique (game_id, day),
  constraint game_round_game foreign key (game_id) references game (id),
  constraint game_round_hash_length check (length(seed_hash) = 32),
  constraint game_round_revealed check ((seed is null) = (revealed_at is null)),
  constraint game_round_not_before_its_end check (revealed_at is null or revealed_at >= ends_at),
  -- The seed that is shown is the seed that was promised: the database checks it too.
  constraint game_round_seed_kept check (seed is null or sha256(seed) = seed_hash)
);

create index game_round_due on game_round (ends_at) where seed is null;

-- A member's standing in a game: the row that a play locks, and the number of the member's last play.
create table game_player (
  member_id uuid not null,
  game_id uuid not null,
  plays integer not null,
  constraint game_player_pk primary key (member_id, game_id),
  constraint game_player_plays check (plays >= 0)
);

-- A purchase that was an entry and has been played.
create table game_entry (
  member_id uuid not null,
  game_id uuid not null,
  purchase_id uuid not null,
  play_id uuid not null,
  used_at timestamptz not null,
  constraint game_entry_pk primary key (member_id, game_id, purchase_id)
);

-- A play with all that is needed to work it out again.
create table game_play (
  member_id uuid not null,
  id uuid not null,
  game_id uuid not null,
  round_id uuid not null,
  code text not null,
  -- SHA-256 of the request's key, which may name a chat.
  request_hash bytea not null,
  number integer not null,
  luck text not null,
  played_on date not null,
  played_at timestamptz not null,
  ticket bigint not null,
  tickets bigint not null,
  drawn_id uuid not null,
  given_id uuid not null,
  won boolean not null,
  points bigint,
  coupon_id uuid,
  cost bigint not null,
  constraint game_play_pk primary key (member_id, id),
  constraint game_play_key unique (member_id, game_id, request_hash),
  constraint game_play_number unique (member_id, game_id, number),
  constraint game_play_ticket check (ticket >= 0 and ticket < tickets),
  constraint game_play_gift check (points is null or coupon_id is null),
  constraint game_play_cost check (cost >= 0)
);

-- Under which code a play is found by anyone who wants to check it.
create table game_play_code (
  code text not null,
  member_id uuid not null,
  play_id uuid not null,
  constraint game_play_code_pk primary key (code)
);
