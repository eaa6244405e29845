import { DynamoDbCircuitStore } from '@frontdesk/aws/dynamodb-circuit-store';
import { DynamoDbPlaceStore } from '@frontdesk/aws/dynamodb-place-store';
import { secretSource } from '@frontdesk/aws/secret-source';
import { UPSTREAM_POLICIES } from '@frontdesk/contracts/upstream-policies';
import { systemClock } from '@frontdesk/core/clock';
import { containerLogger } from '@frontdesk/lambda/container';
import { containerMetrics } from '@frontdesk/lambda/embedded-metrics';
import { readEnvironment } from '@frontdesk/lambda/environment';
import { SharedCircuit } from '@frontdesk/upstream/shared-circuit';
import { SharedPlaces } from '@frontdesk/upstream/shared-places';
import { Upstream } from '@frontdesk/upstream/upstream';
import * as z from 'zod/mini';
import { ClearinghousePayer } from '../adapters/clearinghouse/clearinghouse-payer.ts';
import { UnreachablePayer } from '../adapters/unreachable-payer.ts';
import type { Payer } from '../ports/payer.ts';
import { dynamoDb } from './container.ts';

const name = z.string().check(z.minLength(1));

const environment = readEnvironment(
  z.object({
    CIRCUITS_TABLE: name,
    /** Empty where no clearinghouse is connected. */
    CLEARINGHOUSE_URL: z.union([z.url(), z.literal('')]),
    CLEARINGHOUSE_SECRET_ID: name,
    /** The local cloud's secrets; absent on AWS. */
    SECRETS_FILE: z.optional(z.string()),
    /** Less than the policy's, where a test has no time for it; absent on AWS. */
    CLEARINGHOUSE_TIMEOUT_SECONDS: z.optional(z.coerce.number().check(z.positive())),
  }),
);

/** The payers as this container reaches them: through the clearinghouse of its stage, or not at all. */
export const payer: Payer =
  environment.CLEARINGHOUSE_URL === '' ? new UnreachablePayer() : behindClearinghouse(environment.CLEARINGHOUSE_URL);

function behindClearinghouse(url: string): Payer {
  const declared = UPSTREAM_POLICIES.clearinghouse;
  const { CLEARINGHOUSE_TIMEOUT_SECONDS: timeoutSeconds = declared.timeoutSeconds } = environment;
  const policy = { ...declared, timeoutSeconds };
  const log = containerLogger();
  const table = { client: dynamoDb, tableName: environment.CIRCUITS_TABLE };
  const common = { clock: systemClock, metrics: containerMetrics };
  const circuit = new SharedCircuit({
    ...common,
    store: new DynamoDbCircuitStore(table),
    policy: policy.circuit,
    changed: (upstream, state) => log.warn(state === 'open' ? 'CIRCUIT_OPENED' : 'CIRCUIT_CLOSED', { upstream }),
  });
  const places = new SharedPlaces({ ...common, store: new DynamoDbPlaceStore(table), places: policy.places });
  return new ClearinghousePayer({
    url,
    key: secretSource({
      secretId: environment.CLEARINGHOUSE_SECRET_ID,
      file: environment.SECRETS_FILE,
      others: [],
      clock: systemClock,
      parse: ([current = '']) => current,
    }),
    upstream: new Upstream({ ...common, policy, circuit, places }),
    log,
  });
}
