-- The call that a booking names, for bookings by call.
alter table reports.appointment add column call_id text;

create index appointment_by_call on reports.appointment (practice_id, call_id) where call_id is not null;

-- Verifications of insurance that have ended: by payer and outcome, and nothing about whose they are.
create table reports.verification (
  practice_id text not null,
  verification_id text not null,
  version integer not null,
  payer_id text not null,
  outcome text not null,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  answered_at timestamptz,
  primary key (practice_id, verification_id)
);

create index verification_by_time on reports.verification (practice_id, asked_at);

alter table reports.verification enable row level security;

alter table reports.verification force row level security;

create policy own_practice on reports.verification
  using (practice_id = current_setting('app.practice_id', true))
  with check (practice_id = current_setting('app.practice_id', true));

grant select, insert, update on reports.verification to reports_function;
