import { RDSDataClient } from '@aws-sdk/client-rds-data';
import { DataApiDatabase } from '@frontdesk/aws/data-api-database';
import type { LocalCloud } from '@frontdesk/local/running-cloud';
import { clusterArn } from '@frontdesk/service-model/physical-ids';

export interface SeededFacts {
  readonly cloud: LocalCloud;
  readonly practiceIds: readonly string[];
  readonly appointmentsOfEach: number;
  readonly callsOfEach: number;
  readonly verificationsOfEach: number;
  readonly progress: (practices: number) => void;
}

/** Two years from 2025-01-01, weekdays and weekends, 8:00 to 18:00: one of ten is cancelled, one of twenty did not come. */
const APPOINTMENTS = `
insert into reports.appointment (
  practice_id, appointment_id, version, status, provider_id, appointment_type, starts_at, ends_at, local_start,
  booked_at, call_id, cancelled_version, cancelled_at, cancellation_reason
)
select :practice, 'apt_' || i, 2, status, 'dr-' || i % 12, 'type-' || i % 5, starts_at, starts_at + interval '30 minutes',
  starts_at at time zone 'America/New_York', starts_at - interval '1 hour' * (i * 7919 % 1500),
  case when i % 3 = 0 then 'call_' || i end,
  case when status = 'cancelled' then 2 end, case when status = 'cancelled' then starts_at - interval '1 hour' * (i * 31 % 700) end,
  case when status = 'cancelled' then 'pat' end
from (
  select i, case when i % 10 = 0 then 'cancelled' when i % 20 = 1 then 'noshow' else 'fulfilled' end as status,
    timestamptz '2025-01-01 13:00Z' + interval '1 day' * (i * 730 / :count) + interval '30 minutes' * (i * 17 % 20) as starts_at
  from generate_series(0, :count - 1) as i
) as made`;

const CALLS = `
insert into reports.call (practice_id, call_id, version, direction, initiated_at, connected_at, queue_id, wait_seconds, talk_seconds, missed)
select :practice, 'call_' || i, 3, 'inbound', at, case when i % 12 > 0 then at + interval '20 seconds' end, 'queue-' || i % 3, i % 240,
  case when i % 12 > 0 then i % 900 end, i % 12 = 0
from (
  select i, timestamptz '2025-01-01 13:00Z' + interval '1 second' * (63072000.0 / :count * i) as at from generate_series(0, :count - 1) as i
) as made`;

const VERIFICATIONS = `
insert into reports.verification (practice_id, verification_id, version, payer_id, outcome, asked_at, due_at, answered_at)
select :practice, 'ver_' || i, 2, 'payer-' || i % 40,
  case when i % 50 = 0 then 'failed' when i % 20 = 1 then 'not-found' when i % 10 = 2 then 'inactive' else 'active' end,
  at, at, at + interval '1 second' * (i % 30)
from (
  select i, timestamptz '2025-01-01 13:00Z' + interval '1 second' * (63072000.0 / :count * i) as at from generate_series(0, :count - 1) as i
) as made`;

/** Each of the days, of twelve providers and five types of appointment. */
const ACCESS_SAMPLES = `
insert into reports.access_sample (practice_id, day, provider_id, appointment_type, days)
select :practice, date '2025-01-01' + day, 'dr-' || provider, 'type-' || type, nullif((day * 7 + provider * 5 + type) % 90, 89)
from generate_series(0, 729) as day cross join generate_series(0, 11) as provider cross join generate_series(0, 4) as type`;

const SAMPLES = `
insert into reports.sample (practice_id, day, taken_at)
select :practice, date '2025-01-01' + day, timestamptz '2025-01-01 11:00Z' + interval '1 day' * day from generate_series(0, 729) as day`;

/** Of four subscriptions of two vendors, by both versions. */
const VENDOR_CALLS = `
insert into reports.vendor_calls (
  practice_id, day, subscription_id, version, vendor, sampled_on, requests, cached, throttled, client_errors, server_errors
)
select :practice, date '2025-01-01' + day, 'sub_' || subscription, version, 'Vendor ' || subscription % 2, date '2025-01-02' + day,
  day * 13 % 5000, day % 700, day % 30, day % 90, day % 3
from generate_series(0, 729) as day cross join generate_series(1, 4) as subscription cross join (values ('v1'), ('v2')) as of_version(version)`;

/** Fills the reports' database as the functions' role, a practice at a time. Statistics are not gathered: no report may depend on
 *  them. */
export async function seedFacts({ cloud, practiceIds, ...sizes }: SeededFacts): Promise<void> {
  const physicalIds = cloud.services().find(({ service }) => service === 'reports')?.physicalIds ?? {};
  const client = new RDSDataClient({
    endpoint: cloud.urls.dataApi,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const database = new DataApiDatabase({
    client,
    resourceArn: clusterArn(physicalIds.ReportsCluster ?? ''),
    secretArn: physicalIds.ReportsDatabaseUser ?? '',
    database: 'frontdesk',
  });
  try {
    for (const [index, practice] of practiceIds.entries()) {
      sizes.progress(index);
      await database.transaction(async (statements) => {
        await statements.execute("select set_config('app.practice_id', :practice, true)", { practice });
        await statements.execute(APPOINTMENTS, { practice, count: sizes.appointmentsOfEach });
        await statements.execute(CALLS, { practice, count: sizes.callsOfEach });
        await statements.execute(VERIFICATIONS, { practice, count: sizes.verificationsOfEach });
        for (const sql of [SAMPLES, ACCESS_SAMPLES, VENDOR_CALLS]) await statements.execute(sql, { practice });
      });
    }
  } finally {
    client.destroy();
  }
}
