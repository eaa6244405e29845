/** Statements that take facts in, in any order and any number of times. Texts are fixed; facts are bound as one JSON value. */

export const RECORD_APPOINTMENTS = `
insert into reports.appointment as known (
  practice_id, appointment_id, version, status, provider_id, appointment_type, starts_at, ends_at, local_start,
  booked_at, call_id, cancelled_version, cancelled_at, cancellation_reason
)
select :practice, "appointmentId", "version", "status", "providerId", "appointmentType", "startsAt", "endsAt", "localStart",
  "bookedAt", "callId", "cancelledVersion", "cancelledAt", "cancellationReason"
from jsonb_to_recordset(cast(:facts as jsonb)) as fact (
  "appointmentId" text, "version" integer, "status" text, "providerId" text, "appointmentType" text,
  "startsAt" timestamptz, "endsAt" timestamptz, "localStart" timestamp,
  "bookedAt" timestamptz, "callId" text, "cancelledVersion" integer, "cancelledAt" timestamptz, "cancellationReason" text
)
on conflict (practice_id, appointment_id) do update set
  version = greatest(known.version, excluded.version),
${['status', 'provider_id', 'appointment_type', 'starts_at', 'ends_at', 'local_start']
  .map(
    (column) =>
      `  ${column} = case when excluded.version > known.version then excluded.${column} else known.${column} end,\n`,
  )
  .join('')}  booked_at = coalesce(known.booked_at, excluded.booked_at),
  call_id = coalesce(known.call_id, excluded.call_id),
${['cancelled_version', 'cancelled_at', 'cancellation_reason']
  .map(
    (column) =>
      `  ${column} = case when coalesce(excluded.cancelled_version, 0) > coalesce(known.cancelled_version, 0) then excluded.${column} else known.${column} end`,
  )
  .join(',\n')}`;

export const RECORD_CALLS = `
insert into reports.call as known (
  practice_id, call_id, version, direction, initiated_at, connected_at, queue_id, wait_seconds, talk_seconds, missed
)
select :practice, "callId", "version", "direction", "initiatedAt", "connectedAt", "queueId", "waitSeconds", "talkSeconds", "missed"
from jsonb_to_recordset(cast(:facts as jsonb)) as fact (
  "callId" text, "version" integer, "direction" text, "initiatedAt" timestamptz, "connectedAt" timestamptz,
  "queueId" text, "waitSeconds" integer, "talkSeconds" integer, "missed" boolean
)
on conflict (practice_id, call_id) do update set
  version = excluded.version, direction = excluded.direction, initiated_at = excluded.initiated_at,
  connected_at = excluded.connected_at, queue_id = excluded.queue_id, wait_seconds = excluded.wait_seconds,
  talk_seconds = excluded.talk_seconds, missed = excluded.missed
where excluded.version > known.version`;

export const RECORD_VERIFICATIONS = `
insert into reports.verification as known (
  practice_id, verification_id, version, payer_id, outcome, asked_at, due_at, answered_at
)
select :practice, "verificationId", "version", "payerId", "outcome", "askedAt", "dueAt", "answeredAt"
from jsonb_to_recordset(cast(:facts as jsonb)) as fact (
  "verificationId" text, "version" integer, "payerId" text, "outcome" text,
  "askedAt" timestamptz, "dueAt" timestamptz, "answeredAt" timestamptz
)
on conflict (practice_id, verification_id) do update set
  version = excluded.version, payer_id = excluded.payer_id, outcome = excluded.outcome,
  asked_at = excluded.asked_at, due_at = excluded.due_at, answered_at = excluded.answered_at
where excluded.version > known.version`;

/** A sample that is known stays as it is. */
export const RECORD_SAMPLES = [
  `
insert into reports.sample (practice_id, day, taken_at)
select :practice, "day", "takenAt" from jsonb_to_recordset(cast(:facts as jsonb)) as fact ("day" date, "takenAt" timestamptz)
on conflict (practice_id, day) do nothing`,
  `
insert into reports.access_sample (practice_id, day, provider_id, appointment_type, days)
select :practice, "day", "providerId", "appointmentType", "days"
from jsonb_to_recordset(cast(:facts as jsonb)) as fact ("day" date, "access" jsonb)
cross join lateral jsonb_to_recordset("access") as each ("providerId" text, "appointmentType" text, "days" integer)
on conflict (practice_id, day, provider_id, appointment_type) do nothing`,
  `
insert into reports.vendor_calls as known (
  practice_id, day, subscription_id, version, vendor, sampled_on, requests, cached, throttled, client_errors, server_errors
)
select distinct on (each."day", "subscriptionId", "version") :practice, each."day", "subscriptionId", "version", "vendor", fact."day",
  "requests", "cached", "throttled", "clientErrors", "serverErrors"
from jsonb_to_recordset(cast(:facts as jsonb)) as fact ("day" date, "vendorCalls" jsonb)
cross join lateral jsonb_to_recordset("vendorCalls") as each (
  "day" date, "subscriptionId" text, "version" text, "vendor" text,
  "requests" integer, "cached" integer, "throttled" integer, "clientErrors" integer, "serverErrors" integer
)
order by each."day", "subscriptionId", "version", fact."day" desc
on conflict (practice_id, day, subscription_id, version) do update set
  vendor = excluded.vendor, sampled_on = excluded.sampled_on, requests = excluded.requests, cached = excluded.cached,
  throttled = excluded.throttled, client_errors = excluded.client_errors, server_errors = excluded.server_errors
where excluded.sampled_on > known.sampled_on`,
];

export const RECORD_PROGRESS = `
insert into reports.progress as known (practice_id, newest_event_at)
values (:practice, cast(:at as timestamptz))
on conflict (practice_id) do update set newest_event_at = greatest(known.newest_event_at, excluded.newest_event_at)`;
