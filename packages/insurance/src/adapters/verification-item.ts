import { type Item, numberOf, textOf } from '@frontdesk/aws/item-attributes';
import type { VerificationStatus } from '@frontdesk/contracts/insurance-verification';
import { Phi } from '@frontdesk/core/phi';
import type { Coverage } from '../domain/coverage.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { Verification } from '../domain/verification.ts';
import type { Lane, PayerFault } from '../ports/payer.ts';
import type { VerificationKey } from '../ports/verification-store.ts';

/** How long a verification is kept: billing asks for it until the visit is paid. */
const KEPT_SECONDS = 400 * 86_400;

/** The index of open verifications is spread over as many partitions. */
export const SWEEP_SHARDS = 4;

export function verificationKey({ practiceId, verificationId }: VerificationKey): Item {
  return { pk: { S: practiceId }, sk: { S: `VERIFICATION#${verificationId}` } };
}

/** What a verification's item holds beside its key. Here, in the presenter and at the payer a patient's data is revealed. While it
 *  is open it stands in the index `bySweep`. */
export function verificationMembers(verification: Verification): Item {
  const { planId, appointmentId, nextTryAt, takenUntil, sweepAt, errors, coverage, answeredAt, dueAt } = verification;
  return {
    verificationId: { S: verification.id },
    payerId: { S: verification.payerId },
    ...optionalText('planId', planId),
    ...optionalText('appointmentId', appointmentId),
    subscriber: json(verification.subscriber.reveal()),
    serviceDate: { S: verification.serviceDate },
    lane: { S: verification.lane },
    status: { S: verification.status },
    tries: number(verification.tries),
    ...optionalNumber('nextTryAt', nextTryAt),
    ...optionalNumber('takenUntil', takenUntil),
    ...(sweepAt !== undefined && { sweepAt: number(sweepAt), sweepShard: { S: sweepShardOf(verification.id) } }),
    sweeps: number(verification.sweeps),
    ...(errors !== undefined && { errors: json(errors) }),
    ...(coverage !== undefined && { coverage: json(coverage.reveal()) }),
    ...optionalNumber('answeredAt', answeredAt),
    ...optionalNumber('dueAt', dueAt),
    version: number(verification.version),
    createdAt: number(verification.createdAt),
    updatedAt: number(verification.updatedAt),
    expiresAt: number(Math.floor(verification.createdAt / 1000) + KEPT_SECONDS),
  };
}

/** The verification that an item holds. Throws TypeError for an item that is none. */
export function verificationFrom(item: Item): Verification {
  return {
    id: textOf(item, 'verificationId'),
    practiceId: textOf(item, 'pk'),
    payerId: textOf(item, 'payerId'),
    ...present('planId', item.planId?.S),
    ...present('appointmentId', item.appointmentId?.S),
    subscriber: new Phi(JSON.parse(textOf(item, 'subscriber')) as Subscriber),
    serviceDate: textOf(item, 'serviceDate'),
    // Written by verificationMembers, so one of the known.
    lane: textOf(item, 'lane') as Lane,
    status: textOf(item, 'status') as VerificationStatus,
    tries: numberOf(item, 'tries'),
    ...presentNumber('nextTryAt', item),
    ...presentNumber('takenUntil', item),
    ...presentNumber('sweepAt', item),
    sweeps: numberOf(item, 'sweeps'),
    ...(item.errors !== undefined && { errors: JSON.parse(textOf(item, 'errors')) as PayerFault[] }),
    ...(item.coverage !== undefined && { coverage: new Phi(JSON.parse(textOf(item, 'coverage')) as Coverage) }),
    ...presentNumber('answeredAt', item),
    ...presentNumber('dueAt', item),
    version: numberOf(item, 'version'),
    createdAt: numberOf(item, 'createdAt'),
    updatedAt: numberOf(item, 'updatedAt'),
  };
}

/** In which part of the index a verification stands. */
export function sweepShardOf(verificationId: string): string {
  return String(Number.parseInt(verificationId.slice(-2), 16) % SWEEP_SHARDS || 0);
}

const json = (value: unknown) => ({ S: JSON.stringify(value) });
const number = (value: number) => ({ N: String(value) });

function optionalText(name: string, text: string | undefined): Item {
  return text === undefined ? {} : { [name]: { S: text } };
}

function optionalNumber(name: string, value: number | undefined): Item {
  return value === undefined ? {} : { [name]: number(value) };
}

function present<Name extends string>(name: Name, text: string | undefined): Partial<Record<Name, string>> {
  return text === undefined ? {} : ({ [name]: text } as Record<Name, string>);
}

function presentNumber<Name extends string>(name: Name, item: Item): Partial<Record<Name, number>> {
  return item[name] === undefined ? {} : ({ [name]: numberOf(item, name) } as Record<Name, number>);
}
