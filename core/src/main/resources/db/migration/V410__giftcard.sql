-- Gift cards: holders of credit of their own. What a card holds stands in the ledger; a code is a claim on a card.
create table gift_card (
  id uuid primary key,
  status text not null constraint gift_card_status check (status in ('ACTIVE', 'BLOCKED')),
  -- Where it was sold; empty where it was given by the club.
  branch_id uuid,
  issued_at timestamptz not null,
  issued_by uuid
);
create index gift_card_by_issue on gift_card (issued_at, id);

-- HMAC of the code, and the code sealed for showing again. A card that was given a new code leaves its old one here for ever, ended.
create table gift_card_code (
  code_hmac bytea not null constraint gift_card_code_key primary key constraint gift_card_code_length check (length(code_hmac) = 32),
  card_id uuid not null constraint gift_card_code_card references gift_card (id),
  sealed_code text not null,
  since timestamptz not null,
  ended_at timestamptz
);
create unique index gift_card_one_code on gift_card_code (card_id) where ended_at is null;
