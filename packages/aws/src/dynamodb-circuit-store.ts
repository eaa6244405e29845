import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { type Circuit, untouchedCircuit } from '@frontdesk/core/circuit';
import type { CircuitStore } from '@frontdesk/core/circuit-store';
import { type Item, numberOf, textOf } from './item-attributes.ts';

/** Longer than this no call waits for its circuit. */
const TIMEOUT_MILLISECONDS = 500;

export interface DynamoDbCircuitStoreOptions {
  readonly client: Pick<DynamoDBClient, 'send'>;
  readonly tableName: string;
  /** 500 by default. */
  readonly timeoutMilliseconds?: number;
}

/** One item per upstream, written on condition of its revision. Nothing is sent again: a circuit that cannot be read or written
 *  lets calls through (ADR-0048). */
export class DynamoDbCircuitStore implements CircuitStore {
  readonly #options: DynamoDbCircuitStoreOptions;

  constructor(options: DynamoDbCircuitStoreOptions) {
    this.#options = options;
  }

  async read(upstream: string): Promise<Circuit> {
    const { client, tableName: TableName } = this.#options;
    const get = new GetItemCommand({ TableName, Key: { upstream: { S: upstream } }, ConsistentRead: true });
    const { Item: item } = await client.send(get, { abortSignal: this.#timeout() });
    return item === undefined ? untouchedCircuit : circuitFrom(item);
  }

  async replace(upstream: string, from: Circuit, to: Circuit): Promise<Circuit> {
    const { client, tableName: TableName } = this.#options;
    const isFirst = from.revision === 0;
    const put = new PutItemCommand({
      TableName,
      Item: { upstream: { S: upstream }, ...itemOf(to) },
      ConditionExpression: isFirst ? 'attribute_not_exists(upstream)' : 'revision = :revision',
      ...(!isFirst && { ExpressionAttributeValues: { ':revision': { N: String(from.revision) } } }),
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    try {
      await client.send(put, { abortSignal: this.#timeout() });
      return to;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return error.Item === undefined ? untouchedCircuit : circuitFrom(error.Item);
    }
  }

  #timeout(): AbortSignal {
    return AbortSignal.timeout(this.#options.timeoutMilliseconds ?? TIMEOUT_MILLISECONDS);
  }
}

function itemOf(circuit: Circuit): Item {
  const { state, revision, era } = circuit;
  const common = { circuit: { S: state }, revision: { N: String(revision) }, era: { N: String(era) } };
  if (circuit.state === 'closed') {
    const { failing } = circuit;
    if (failing === undefined) return common;
    return { ...common, failures: { N: String(failing.count) }, failingSince: { N: String(failing.since) } };
  }
  const { openedAt, probeAt, goodProbes } = circuit;
  return {
    ...common,
    openedAt: { N: String(openedAt) },
    probeAt: { N: String(probeAt) },
    goodProbes: { N: String(goodProbes) },
  };
}

function circuitFrom(item: Item): Circuit {
  const revision = numberOf(item, 'revision');
  // Of a release that counted none.
  const era = item.era === undefined ? 0 : numberOf(item, 'era');
  if (textOf(item, 'circuit') === 'closed') {
    if (item.failures === undefined) return { state: 'closed', revision, era };
    const failing = { count: numberOf(item, 'failures'), since: numberOf(item, 'failingSince') };
    return { state: 'closed', revision, era, failing };
  }
  return {
    state: 'open',
    revision,
    era,
    openedAt: numberOf(item, 'openedAt'),
    probeAt: numberOf(item, 'probeAt'),
    goodProbes: numberOf(item, 'goodProbes'),
  };
}
