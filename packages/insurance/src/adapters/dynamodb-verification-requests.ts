import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { auditPut } from '@frontdesk/aws/audit-put';
import type { IdempotentWriter, WriteOutcome, WriteStep } from '@frontdesk/aws/idempotent-write';
import { textOf } from '@frontdesk/aws/item-attributes';
import type { SecretSource } from '@frontdesk/aws/secret-source';
import type { Verification } from '../domain/verification.ts';
import type { Answered } from '../ports/answered.ts';
import type { VerificationRequests } from '../ports/verification-requests.ts';
import { reuseItemKey } from './reuse-key.ts';
import { verificationKey, verificationMembers } from './verification-item.ts';

export interface VerificationRequestsOptions {
  readonly writer: IdempotentWriter;
  readonly insuranceTable: string;
  readonly auditTable: string;
  /** Of the hashes by which the last verification of a member is found. */
  readonly key: Pick<SecretSource<string>, 'valid'>;
}

/** For how long the last verification of a member answers for further ones. */
const REUSED_SECONDS = 24 * 60 * 60;
/** For how long it is found: one that was asked for in the evening is shown through the day of service. */
const FOUND_SECONDS = 3 * REUSED_SECONDS;
const REUSE = 'reuse';

/** Requests in DynamoDB: the verification, whose last it is, its audit entry and the kept answer in one transaction. */
export class DynamoDbVerificationRequests implements VerificationRequests {
  readonly #options: VerificationRequestsOptions;

  constructor(options: VerificationRequestsOptions) {
    this.#options = options;
  }

  async request(write: Parameters<VerificationRequests['request']>[0]): ReturnType<VerificationRequests['request']> {
    const { verification, replaces } = write;
    const { id: verificationId, practiceId } = verification;
    const put: TransactWriteItem = {
      Put: {
        TableName: this.#options.insuranceTable,
        Item: { ...verificationKey({ practiceId, verificationId }), ...verificationMembers(verification) },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    };
    const outcome = await this.#write(write, [
      { name: REUSE, action: await this.#reusePut(verification, replaces) },
      { name: 'verification', action: put },
    ]);
    if (outcome.kind !== 'refused') return answered(outcome);
    const standing = outcome.refusals.find(({ step }) => step === REUSE)?.item;
    if (standing === undefined) throw new TypeError('A new verification was refused for no reason that is known.');
    return { kind: 'taken-by', verificationId: textOf(standing, 'verificationId') };
  }

  async confirm(write: Parameters<VerificationRequests['confirm']>[0]): Promise<Answered> {
    const outcome = await this.#write(write, []);
    if (outcome.kind === 'refused') throw new TypeError('An audit entry was refused.');
    return answered(outcome);
  }

  #write(write: Parameters<VerificationRequests['confirm']>[0], steps: readonly WriteStep[]): Promise<WriteOutcome> {
    const { idempotency, answer, audit, deadline } = write;
    const auditStep = { name: 'audit', action: auditPut(this.#options.auditTable, audit) };
    return this.#options.writer.write({
      ...(idempotency !== undefined && { idempotency }),
      answer,
      deadline,
      steps: [...steps, auditStep],
    });
  }

  async #reusePut(verification: Verification, replaces: string | undefined): Promise<TransactWriteItem> {
    const reuseKey = reuseItemKey(await this.#options.key.valid(), verification);
    const now = Math.floor(verification.createdAt / 1000);
    return {
      Put: {
        TableName: this.#options.insuranceTable,
        Item: {
          ...reuseKey,
          verificationId: { S: verification.id },
          reusedUntil: { N: String(now + REUSED_SECONDS) },
          expiresAt: { N: String(now + FOUND_SECONDS) },
        },
        // Items from before there was `reusedUntil` expire with their use.
        ConditionExpression:
          'attribute_not_exists(pk) OR reusedUntil <= :now OR expiresAt <= :now OR verificationId = :replaces',
        ExpressionAttributeValues: { ':now': { N: String(now) }, ':replaces': { S: replaces ?? 'none' } },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    };
  }
}

function answered(outcome: Exclude<WriteOutcome, { kind: 'refused' }>): Answered {
  return { kind: 'answered', answer: outcome.answer, replayed: outcome.kind === 'replayed' };
}
