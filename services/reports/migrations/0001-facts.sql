-- What reports are made of: ids, codes and times. No column names or describes a patient.
-- The functions' role owns nothing, so row-level security holds for it; FORCE makes it hold for the owner too.
create role reports_function with login;

create schema reports;

create table reports.appointment (
  practice_id text not null,
  appointment_id text not null,
  -- Of the state in this row: what comes late changes nothing.
  version integer not null,
  status text not null,
  provider_id text not null,
  appointment_type text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- The wall clock of the practice, from the offset that the appointment was written with.
  local_start timestamp not null,
  booked_at timestamptz,
  -- Of the last cancellation. They count while the status is `cancelled`.
  cancelled_version integer,
  cancelled_at timestamptz,
  cancellation_reason text,
  primary key (practice_id, appointment_id)
);

create index appointment_by_time on reports.appointment (practice_id, local_start);

create index appointment_by_provider on reports.appointment (practice_id, provider_id, starts_at);

create table reports.call (
  practice_id text not null,
  call_id text not null,
  version integer not null,
  direction text not null,
  initiated_at timestamptz,
  connected_at timestamptz,
  queue_id text,
  wait_seconds integer,
  talk_seconds integer,
  missed boolean not null,
  primary key (practice_id, call_id)
);

create index call_by_time on reports.call (practice_id, initiated_at);

-- How far a practice's rows have come: the time of its newest event in them.
create table reports.progress (
  practice_id text primary key,
  newest_event_at timestamptz not null
);

alter table reports.appointment enable row level security;

alter table reports.appointment force row level security;

alter table reports.call enable row level security;

alter table reports.call force row level security;

alter table reports.progress enable row level security;

alter table reports.progress force row level security;

-- A transaction without a practice sees no row and writes none.
create policy own_practice on reports.appointment
  using (practice_id = current_setting('app.practice_id', true))
  with check (practice_id = current_setting('app.practice_id', true));

create policy own_practice on reports.call
  using (practice_id = current_setting('app.practice_id', true))
  with check (practice_id = current_setting('app.practice_id', true));

create policy own_practice on reports.progress
  using (practice_id = current_setting('app.practice_id', true))
  with check (practice_id = current_setting('app.practice_id', true));

grant usage on schema reports to reports_function;

grant select, insert, update on reports.appointment, reports.call, reports.progress to reports_function;
