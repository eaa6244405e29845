import type { Scope } from '../portal-api.ts';
import { instantText, timeText } from '../practices/texts.ts';
import type { Delivery, EventType, Webhook } from './webhooks-api.ts';

/** The types of events that one chooses from. A test goes to whichever endpoint it is meant for. */
export type ChosenType = Exclude<EventType, 'webhook.test'>;

/** What each is about, and the scope without which nobody sees it. */
export const EVENT_TYPES: Readonly<Record<ChosenType, { readonly text: string; readonly scope?: Scope }>> = {
  'appointment.booked': { text: 'Booked', scope: 'appointments:read' },
  'appointment.rescheduled': { text: 'Moved', scope: 'appointments:read' },
  'appointment.cancelled': { text: 'Cancelled', scope: 'appointments:read' },
  'appointment.arrived': { text: 'Patient arrived', scope: 'appointments:read' },
  'appointment.fulfilled': { text: 'Visit done', scope: 'appointments:read' },
  'appointment.noshow': { text: 'Patient did not come', scope: 'appointments:read' },
  'appointment.corrected': { text: 'Status taken back', scope: 'appointments:read' },
  'appointment.patient-corrected': { text: 'Patient’s details corrected', scope: 'appointments:read' },
  'schedule.changed': { text: 'Opening times changed', scope: 'appointments:read' },
  'insurance.verified': { text: 'Insurance answered', scope: 'insurance:read' },
  'quota.warning': { text: '80 or 100 % of the quota used' },
};

/** How a receiver does, in a word, with the style of its tag. */
export function stateOf(
  { status, disabledReason, failingSince, pausedUntil }: Webhook,
  now: number,
): { readonly tag: string; readonly style: string; readonly sentence?: string } {
  if (status === 'disabled') {
    const why = disabledReason === 'gone' ? 'It answered 410.' : 'It has taken nothing for five days.';
    const sentence = `${why} Nothing is sent to it. Send a test event: when it answers 2xx, it is enabled again.`;
    return { tag: 'Disabled', style: 'revoked', sentence };
  }
  if (failingSince === undefined) return { tag: 'Active', style: 'active' };
  const since = `It has taken nothing since ${instantText(failingSince)}.`;
  if (pausedUntil !== undefined && Date.parse(pausedUntil) > now) {
    const sentence = `${since} The circuit is open: events wait, and one is tried at ${timeText(pausedUntil)}.`;
    return { tag: 'Paused', style: 'suspended', sentence };
  }
  return { tag: 'Failing', style: 'suspended', sentence: `${since} Events are tried again.` };
}

const ERROR_TEXTS: Readonly<Record<NonNullable<Delivery['error']>, string>> = {
  timeout: 'no answer within 15 s',
  unreachable: 'not reachable',
  'address-refused': 'not a public address',
  tls: 'its certificate is not valid',
};

/** Such as "Delivered", or "Failed, again at 10:32:05 AM". */
export function outcomeText({ outcome, nextAttemptAt }: Delivery): string {
  if (outcome === 'delivered') return 'Delivered';
  if (outcome === 'failed') return 'Failed, no more tries';
  return nextAttemptAt === undefined ? 'Failed' : `Failed, again at ${timeText(nextAttemptAt)}`;
}

/** What came back: a status, or why there was none. */
export const answerText = ({ httpStatus, error }: Delivery): string =>
  httpStatus === undefined ? (error === undefined ? 'no answer' : ERROR_TEXTS[error]) : String(httpStatus);

export const typesText = ({ eventTypes }: Webhook): string =>
  eventTypes === undefined ? 'Every event that your keys may see' : eventTypes.join(', ');
