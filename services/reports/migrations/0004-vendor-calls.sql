-- Requests of vendors to the Partner API, by UTC day and version, as the newest sample has them.
create table reports.vendor_calls (
  practice_id text not null,
  day date not null,
  subscription_id text not null,
  version text not null,
  vendor text not null,
  sampled_on date not null,
  requests integer not null,
  cached integer not null,
  throttled integer not null,
  client_errors integer not null,
  server_errors integer not null,
  primary key (practice_id, day, subscription_id, version)
);

alter table reports.vendor_calls enable row level security;

alter table reports.vendor_calls force row level security;

create policy own_practice on reports.vendor_calls
  using (practice_id = current_setting('app.practice_id', true))
  with check (practice_id = current_setting('app.practice_id', true));

grant select, insert, update on reports.vendor_calls to reports_function;
