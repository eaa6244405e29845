import type { Clock } from '@frontdesk/core/clock';
import type { Logger } from '@frontdesk/core/logger';
import { isOpen, type Verification } from '../domain/verification.ts';
import { concluded, taken } from '../domain/verification-state.ts';
import { verifiedEvent } from '../domain/verified-event.ts';
import type { BillingProviders } from '../ports/billing-providers.ts';
import type { Payer, PayerAnswer } from '../ports/payer.ts';
import { LONGEST_DELAY_SECONDS, type VerificationQueue } from '../ports/verification-queue.ts';
import type { VerificationKey, VerificationReader, VerificationWriter } from '../ports/verification-store.ts';

export interface WorkOnVerificationPorts {
  readonly verifications: VerificationReader & VerificationWriter;
  readonly payer: Payer;
  readonly providers: BillingProviders;
  readonly queue: VerificationQueue;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

/** How long a payer may take. Source: CAQH CORE, real-time eligibility. */
const LONGEST_TRY_MILLISECONDS = 20_000;
/** Kept of the worker's time for writing the answer down. */
const WRITING_MILLISECONDS = 3_000;

/** Asks the payer once, if it is time to, and writes down what it says. May be called any number of times, at once too, and may
 *  die anywhere: the record tells what was done, and another worker takes over when the dead one's time is
 *  over. A question whose answer died with its worker is asked again.
 *  Throws UNAVAILABLE. */
export async function workOnVerification(
  key: VerificationKey,
  { deadline, logger }: { readonly deadline: number; readonly logger: Logger },
  ports: WorkOnVerificationPorts,
): Promise<void> {
  const { verifications, clock } = ports;
  const { verificationId } = key;
  const before = await verifications.read(key);
  if (before === undefined) return;
  const mine = taken(before, clock.now(), deadline);
  // A message that came too early is the only one, maybe.
  if (mine === undefined) return sendNextTry(before, clock.now(), ports.queue);
  if (!(await verifications.change({ before, after: mine, deadline }))) return;

  const answer = await ask(mine, deadline, ports);
  const now = clock.now();
  const after = concluded(mine, answer, now, ports.random());
  const event = isOpen(after) ? {} : { event: verifiedEvent(after, now) };
  if (!(await verifications.change({ before: mine, after, ...event, deadline }))) {
    logger.warn('VERIFICATION_OVERTAKEN', { verificationId });
    return;
  }
  logger.info('VERIFICATION_TRIED', { verificationId, tries: after.tries, outcome: isOpen(after) ? 'again' : 'ended' });
  await sendNextTry(after, now, ports.queue);
}

async function ask(
  { id, practiceId, payerId, subscriber, serviceDate, lane }: Verification,
  deadline: number,
  { payer, providers, clock }: WorkOnVerificationPorts,
): Promise<PayerAnswer> {
  const provider = await providers.of(practiceId);
  if (provider === undefined) {
    return { kind: 'refused', errors: [{ code: 'NPI_MISSING', fixBy: 'practice', retryable: false }] };
  }
  const inquiry = { inquiryId: id, practiceId, payerId, provider, subscriber, serviceDate };
  const patience = Math.min(clock.now() + LONGEST_TRY_MILLISECONDS, deadline - WRITING_MILLISECONDS);
  return payer.checkEligibility(inquiry, { deadline: patience, lane });
}

/** What is too far off for the queue, the sweep sends in time. */
async function sendNextTry(
  { practiceId, id, lane, nextTryAt }: Verification,
  now: number,
  queue: VerificationQueue,
): Promise<void> {
  const delaySeconds = Math.ceil(((nextTryAt ?? now) - now) / 1000);
  if (delaySeconds > 0 && delaySeconds <= LONGEST_DELAY_SECONDS)
    await queue.send(lane, { practiceId, verificationId: id }, delaySeconds);
}
