-- What was sampled of a practice on a day of its calendar: it cannot be counted afterwards.
create table reports.sample (
  practice_id text not null,
  day date not null,
  taken_at timestamptz not null,
  primary key (practice_id, day)
);

-- Days to the third next available appointment; null: beyond the days that a sample looks ahead.
create table reports.access_sample (
  practice_id text not null,
  day date not null,
  provider_id text not null,
  appointment_type text not null,
  days integer,
  primary key (practice_id, day, provider_id, appointment_type)
);

alter table reports.sample enable row level security;

alter table reports.sample force row level security;

alter table reports.access_sample enable row level security;

alter table reports.access_sample force row level security;

create policy own_practice on reports.sample
  using (practice_id = current_setting('app.practice_id', true))
  with check (practice_id = current_setting('app.practice_id', true));

create policy own_practice on reports.access_sample
  using (practice_id = current_setting('app.practice_id', true))
  with check (practice_id = current_setting('app.practice_id', true));

grant select, insert, update on reports.sample, reports.access_sample to reports_function;
