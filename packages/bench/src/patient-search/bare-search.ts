import { DynamoDbAuditOfMany } from '@frontdesk/aws/dynamodb-audit-of-many';
import { DynamoDbRateLimiter } from '@frontdesk/aws/dynamodb-rate-limiter';
import { DynamoDbAppointmentIndex } from '@frontdesk/booking/adapters/dynamodb-appointment-index';
import { DynamoDbPatientIndex } from '@frontdesk/booking/adapters/dynamodb-patient-index';
import { likelyShown } from '@frontdesk/booking/domain/likely-shown';
import { patientKey } from '@frontdesk/booking/domain/patient-key';
import { auditRecord } from '@frontdesk/contracts/audit-record';
import { systemClock } from '@frontdesk/core/clock';
import { silentMetrics } from '@frontdesk/core/metrics';
import { Phi } from '@frontdesk/core/phi';
import { localDynamoDbClient } from '@frontdesk/local/dynamodb/local-dynamodb-client';
import { readTableNames } from '@frontdesk/testing/table-templates';
import type { SamplePatient } from './sample-appointments.ts';

const MOST_HITS = 2_001;
const REQUEST_MILLISECONDS = 20_000;

export interface BareSearches {
  readonly dynamoDbEndpoint: string;
  /** The key of the patients' index. */
  readonly indexKey: string;
  readonly practiceId: string;
}

/** The DynamoDB requests of a search by telephone number, sent straight to the database: the count and the query side by side,
 *  then the records, the others of the name and the audit entries side by side. How many milliseconds they take. */
export function bareSearches({ dynamoDbEndpoint, indexKey, practiceId }: BareSearches) {
  const client = localDynamoDbClient(dynamoDbEndpoint);
  const { rateLimits, patientIndex, appointments, audit } = readTableNames();
  const clock = systemClock;
  const policy = { name: 'bare', limit: 1_000_000, windowSeconds: 60 };
  const limiter = new DynamoDbRateLimiter({ client, tableName: rateLimits, policy, clock, metrics: silentMetrics });
  const keys = { valid: async () => ({ current: indexKey, all: [indexKey] }) };
  const patients = new DynamoDbPatientIndex({ client, tableName: patientIndex, keys });
  const records = new DynamoDbAppointmentIndex({ client, tableName: appointments, clock });
  const trail = new DynamoDbAuditOfMany({ client, tableName: audit, clock });
  const caller = { practiceId, subject: 'bench', role: 'agent', channel: 'app', scopes: [] } as const;

  return async (patient: SamplePatient): Promise<number> => {
    const phone = patientKey('phone', new Phi(patient));
    if (phone === undefined) throw new Error('The patient has no telephone number.');
    const startedAt = performance.now();
    const [hits] = await Promise.all([patients.find(practiceId, phone, MOST_HITS), limiter.count('bare')]);
    const now = clock.now();
    const shown = likelyShown(hits, now).map((id) => auditRecord({ caller, requestId: 'bare' }, 'found', id, now));
    const names = [...new Set(hits.flatMap(({ alike }) => alike ?? []))];
    await Promise.all([
      records.readAll(
        practiceId,
        hits.map(({ appointmentId }) => appointmentId),
        now + REQUEST_MILLISECONDS,
      ),
      ...names.map((name) => patients.findAlike(practiceId, name, MOST_HITS)),
      trail.recordAll(shown, now + REQUEST_MILLISECONDS),
    ]);
    return performance.now() - startedAt;
  };
}
