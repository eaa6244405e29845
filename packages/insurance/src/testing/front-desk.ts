import { randomUUID } from 'node:crypto';
import type { CreateVerificationRequest, Verification } from '@frontdesk/contracts/insurance-verification';
import type { Answer } from '@frontdesk/core/answer';
import type { AuthoriserContext } from '@frontdesk/core/authoriser-context';
import { idempotencyScope } from '@frontdesk/core/idempotency';
import { randomIds } from '@frontdesk/core/ids';
import { silentLogger } from '@frontdesk/core/logger';
import { Phi } from '@frontdesk/core/phi';
import { requestedAnswer } from '../answers/verification-answer.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { Payer } from '../ports/payer.ts';
import { readVerification } from '../use-cases/read-verification.ts';
import { requestVerification } from '../use-cases/request-verification.ts';
import { sweepVerifications } from '../use-cases/sweep-verifications.ts';
import { workOnVerification } from '../use-cases/work-on-verification.ts';
import { MemoryPayer } from './memory-payer.ts';
import { MemoryQueue } from './memory-queue.ts';
import type { World } from './world.ts';

/** Somebody who does not exist. */
export const ADA = { memberId: 'XYZ 123-456', givenName: 'Ada', familyName: 'Quicksilver', birthDate: '1980-05-17' };

const PLAN = { planId: 'ppo', name: 'Choice PPO', type: 'medical', payerId: 'AETNA', payerName: 'Aetna' } as const;

export interface Asked extends Partial<Omit<CreateVerificationRequest, 'patient'>> {
  readonly patient?: Subscriber;
}

/** A practice's front desk, and the workers behind it, one call at a time. */
export class FrontDesk {
  readonly queue = new MemoryQueue();
  readonly world: World;
  readonly practiceId: string;
  readonly payer: Payer;

  constructor(world: World, { practiceId = `p-${randomUUID()}`, payer = new MemoryPayer() as Payer } = {}) {
    this.world = world;
    this.practiceId = practiceId;
    this.payer = payer;
  }

  get caller(): AuthoriserContext {
    return { practiceId: this.practiceId, role: 'agent', subject: 'agent-1', scopes: [], channel: 'app' };
  }

  get ports() {
    const { world, queue, payer } = this;
    return {
      ...world,
      queue,
      payer,
      plans: { read: async () => ({ version: 1, plans: [PLAN] }) },
      providers: { of: async () => ({ npi: '1999999984', organizationName: 'Main Street Family Practice' }) },
      ids: randomIds,
      random: () => 0,
    };
  }

  /** Epoch milliseconds. */
  get soon(): number {
    return this.world.clock.now() + 27_000;
  }

  request({ patient = ADA, ...asked }: Asked = {}, key = randomUUID(), ports = this.ports): Promise<Answer> {
    const plain = { ...(asked.planId === undefined && { payerId: 'BCBSF' }), serviceDate: '2026-12-08', ...asked };
    return requestVerification(
      {
        caller: this.caller,
        requestId: 'request-1',
        deadline: this.soon,
        logger: silentLogger,
        idempotency: idempotencyScope(this.caller, 'createVerification', key, { ...plain, patient }),
        asked: { ...plain, patient: new Phi({ ...patient }) },
        answer: requestedAnswer,
      },
      ports,
    );
  }

  read(verificationId: string) {
    return readVerification({ caller: this.caller, requestId: 'request-2' }, verificationId, this.ports);
  }

  work(verificationId: string, ports = this.ports): Promise<void> {
    const key = { practiceId: this.practiceId, verificationId };
    return workOnVerification(key, { deadline: this.soon, logger: silentLogger }, ports);
  }

  sweep(ports = this.ports): Promise<void> {
    return sweepVerifications({ deadline: this.soon, logger: silentLogger }, ports);
  }
}

/** What an answer shows. */
export function shown(answer: Answer): Verification {
  return JSON.parse(answer.body) as Verification;
}
