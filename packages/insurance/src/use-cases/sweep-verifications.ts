import type { Clock } from '@frontdesk/core/clock';
import type { Logger } from '@frontdesk/core/logger';
import { isOpen } from '../domain/verification.ts';
import { swept } from '../domain/verification-state.ts';
import { verifiedEvent } from '../domain/verified-event.ts';
import type { VerificationQueue } from '../ports/verification-queue.ts';
import type {
  ForgottenVerifications,
  VerificationKey,
  VerificationReader,
  VerificationWriter,
} from '../ports/verification-store.ts';

export interface SweepVerificationsPorts {
  readonly forgotten: ForgottenVerifications;
  readonly verifications: VerificationReader & VerificationWriter;
  readonly queue: VerificationQueue;
  readonly clock: Clock;
}

const AT_ONCE = 40;

/** Finds open verifications that no worker has looked at in time, whatever became of their messages, and tells a worker of
 *  them; ends those whose day is over. Until none is left or the time is up; the next sweep goes on. */
export async function sweepVerifications(
  { deadline, logger }: { readonly deadline: number; readonly logger: Logger },
  ports: SweepVerificationsPorts,
): Promise<void> {
  let found = 0;
  while (ports.clock.now() < deadline) {
    const keys = await ports.forgotten.find(ports.clock.now(), AT_ONCE);
    const done = await Promise.all(keys.map((key) => sweep(key, deadline, ports)));
    found += done.filter((changed) => changed).length;
    // An index that lags behind shows what was just swept.
    if (!done.includes(true)) break;
  }
  if (found > 0) logger.info('VERIFICATIONS_SWEPT', { found });
}

async function sweep(
  key: VerificationKey,
  deadline: number,
  { verifications, queue, clock }: SweepVerificationsPorts,
): Promise<boolean> {
  const before = await verifications.read(key);
  const now = clock.now();
  const after = before && swept(before, now);
  if (before === undefined || after === undefined) return false;
  if (!isOpen(after)) return verifications.change({ before, after, event: verifiedEvent(after, now), deadline });
  // First the message: the other way round, one that is lost would be missed until the next sweep of it.
  await queue.send(after.lane, key, 0);
  return verifications.change({ before, after, deadline });
}
