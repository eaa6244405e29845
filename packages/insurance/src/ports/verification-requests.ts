import type { AuditRecord } from '@frontdesk/contracts/audit-record';
import type { Answer } from '@frontdesk/core/answer';
import type { IdempotencyScope } from '@frontdesk/core/idempotency';
import type { Verification } from '../domain/verification.ts';
import type { Answered } from './answered.ts';

interface AnsweredWrite {
  /** Absent: nobody waits for an answer that would be repeated. */
  readonly idempotency?: IdempotencyScope | undefined;
  readonly answer: Answer;
  readonly audit: AuditRecord;
  /** Epoch milliseconds by which an answer must have left. */
  readonly deadline: number;
}

/** Writes requests for verifications, each with its audit entry and its answer in one transaction or not at all. */
export interface VerificationRequests {
  /** Keeps a new verification and notes it as the last of its member, payer and service date. `taken-by`: another one is that
   *  already, younger than a day, and not `replaces`; nothing is written. */
  request(
    write: AnsweredWrite & { readonly verification: Verification; readonly replaces?: string | undefined },
  ): Promise<Answered | { readonly kind: 'taken-by'; readonly verificationId: string }>;
  /** Answers with a verification that there is: no change, only the audit entry and the kept answer. */
  confirm(write: AnsweredWrite): Promise<Answered>;
}
