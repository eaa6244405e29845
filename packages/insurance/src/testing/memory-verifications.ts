import type { AuditRecord } from '@frontdesk/contracts/audit-record';
import type { PublicEvent } from '@frontdesk/contracts/events';
import type { Answer } from '@frontdesk/core/answer';
import { AppError } from '@frontdesk/core/app-error';
import type { IdempotencyScope } from '@frontdesk/core/idempotency';
import { reuseHash } from '../adapters/reuse-key.ts';
import type { CoverageQuestion } from '../domain/coverage-question.ts';
import type { Verification } from '../domain/verification.ts';
import type { Answered } from '../ports/answered.ts';
import type { VerificationRequests } from '../ports/verification-requests.ts';
import type {
  ForgottenVerifications,
  VerificationChange,
  VerificationKey,
  VerificationReader,
  VerificationWriter,
} from '../ports/verification-store.ts';

const A_DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** Verifications, their audit trail and their events in memory, changed together or not at all. */
export class MemoryVerifications
  implements VerificationRequests, VerificationReader, VerificationWriter, ForgottenVerifications
{
  readonly audit: AuditRecord[] = [];
  readonly events: PublicEvent[] = [];
  readonly #verifications = new Map<string, Verification>();
  readonly #last = new Map<string, Verification>();
  readonly #answers = new Map<string, { requestHash: string; answer: Answer }>();

  async request(write: Parameters<VerificationRequests['request']>[0]): ReturnType<VerificationRequests['request']> {
    const { verification, replaces } = write;
    const kept = this.#kept(write.idempotency);
    if (kept !== undefined) return kept;
    const hash = reuseHash('memory', verification);
    const last = this.#last.get(hash);
    const young = last !== undefined && verification.createdAt - last.createdAt < A_DAY_MILLISECONDS;
    if (young && last.id !== replaces) return { kind: 'taken-by', verificationId: last.id };
    this.#last.set(hash, verification);
    this.#verifications.set(keyOf(verification.practiceId, verification.id), verification);
    return this.#keep(write);
  }

  /** Puts one there that nobody has asked for. */
  put(verification: Verification): void {
    this.#verifications.set(keyOf(verification.practiceId, verification.id), verification);
  }

  async confirm(write: Parameters<VerificationRequests['confirm']>[0]): Promise<Answered> {
    return this.#kept(write.idempotency) ?? this.#keep(write);
  }

  /** The last verification of a question, as it is now. */
  lastOf(question: CoverageQuestion): Verification | undefined {
    const last = this.#last.get(reuseHash('memory', question));
    return last && this.#verifications.get(keyOf(last.practiceId, last.id));
  }

  async recordAll(entries: readonly AuditRecord[]): Promise<void> {
    this.audit.push(...entries);
  }

  async record(entry: AuditRecord): Promise<void> {
    this.audit.push(entry);
  }

  async read({ practiceId, verificationId }: VerificationKey): Promise<Verification | undefined> {
    return this.#verifications.get(keyOf(practiceId, verificationId));
  }

  async change({ before, after, event }: VerificationChange): Promise<boolean> {
    const key = keyOf(after.practiceId, after.id);
    if (this.#verifications.get(key)?.version !== before.version) return false;
    this.#verifications.set(key, after);
    if (event !== undefined) this.events.push(event);
    return true;
  }

  async find(now: number, limit: number): Promise<readonly VerificationKey[]> {
    const due = [...this.#verifications.values()].filter(({ sweepAt }) => sweepAt !== undefined && sweepAt <= now);
    return due.slice(0, limit).map(({ practiceId, id }) => ({ practiceId, verificationId: id }));
  }

  #kept(idempotency: IdempotencyScope | undefined): Answered | undefined {
    if (idempotency === undefined) return undefined;
    const { scope, requestHash } = idempotency;
    const kept = this.#answers.get(scope);
    if (kept === undefined) return undefined;
    if (kept.requestHash !== requestHash) throw new AppError('IDEMPOTENCY_KEY_REUSED');
    return { kind: 'answered', answer: kept.answer, replayed: true };
  }

  #keep({ idempotency, answer, audit }: Parameters<VerificationRequests['confirm']>[0]): Answered {
    if (idempotency) this.#answers.set(idempotency.scope, { requestHash: idempotency.requestHash, answer });
    this.audit.push(audit);
    return { kind: 'answered', answer, replayed: false };
  }
}

const keyOf = (practiceId: string, verificationId: string): string => `${practiceId}#${verificationId}`;
