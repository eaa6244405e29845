import { addDays, todayUtc } from './days.ts';
import type { KeptTestKey } from './kept-test-key.ts';

/** What a sample needs to know of a practice in order to work there: who can be booked, for what, and a free time. */
export interface SandboxFacts {
  readonly practiceId: string;
  readonly providerId: string;
  readonly appointmentType: string;
  /** A free time, and another one. */
  readonly start: string;
  readonly laterStart: string;
  /** A range of days, `YYYY-MM-DD`, in which there are free times. */
  readonly from: string;
  readonly to: string;
  /** The next appointment there; absent: none is booked. */
  readonly appointmentId?: string;
}

/** What the reference's examples are about, where the practice has it. */
const USUAL_TYPE = 'exam';

interface Slot {
  readonly providerId: string;
  readonly start: string;
}

/** Asks the Partner API, at the page's own origin. Throws when the key opens nothing, or when nothing is free for a fortnight. */
export async function readSandboxFacts({ key, practiceId }: KeptTestKey): Promise<SandboxFacts> {
  const practice = (await get(key, `/v2/practices/${practiceId}`)) as {
    appointmentTypes: readonly { appointmentType: string }[];
  };
  const types = practice.appointmentTypes.map(({ appointmentType: id }) => id);
  const appointmentType = types.includes(USUAL_TYPE) ? USUAL_TYPE : types[0];
  if (appointmentType === undefined) throw new Error('The practice has no appointment types.');
  const [from, to] = [addDays(todayUtc(), 1), addDays(todayUtc(), 14)];
  const query = new URLSearchParams({ from, to, appointmentType });
  const [{ items }, appointments] = (await Promise.all([
    get(key, `/v2/practices/${practiceId}/slots?${query}`),
    get(key, `/v2/appointments?${new URLSearchParams({ from, to, status: 'booked', limit: '1' })}`),
  ])) as [{ items: readonly Slot[] }, { items: readonly { id: string }[] }];
  const [first, ...others] = items;
  if (first === undefined) throw new Error('Nothing is free in the sandbox.');
  const later = others.findLast(({ providerId }) => providerId === first.providerId) ?? first;
  const appointmentId = appointments.items[0]?.id;
  return {
    ...{ practiceId, appointmentType, from, to, laterStart: later.start },
    ...{ providerId: first.providerId, start: first.start },
    ...(appointmentId !== undefined && { appointmentId }),
  };
}

async function get(key: string, target: string): Promise<unknown> {
  const response = await fetch(target, { headers: { 'x-api-key': key } });
  if (!response.ok) throw new Error(`${target}: ${response.status}`);
  return response.json();
}
