import { expect, test } from 'vitest';
import type { Seen } from './monday-clients.ts';
import type { Intent } from './monday-plan.ts';
import { judgeMonday, type MondayEvidence, type StoredAppointment } from './monday-verification.ts';

const START = '2026-12-07T14:00:00Z';
const intent = (id: number): Intent => ({
  id,
  key: `key-${id}`,
  practiceId: 'p',
  providerId: 'dr',
  start: START,
  clicks: [],
  thinkingMilliseconds: 0,
});
const seen = (intentId: number, status: number, more: Partial<Seen> = {}): Seen => ({
  what: 'book',
  practiceId: 'p',
  intentId,
  manner: 'plain',
  sentAtMilliseconds: 0,
  milliseconds: 1,
  status,
  ...more,
});
const told = (intentId: number, appointmentId: string) => seen(intentId, 201, { appointmentId });
const refused = (intentId: number) => seen(intentId, 409, { code: 'SLOT_TAKEN' });
const appointment = (id: string, intentId: number): StoredAppointment => ({
  id,
  practiceId: 'p',
  providerId: 'dr',
  start: START,
  end: '2026-12-07T14:10:00Z',
  reason: `intent ${intentId}`,
});
const FIRST_MINUTE = Date.parse(START) / 60_000;
const CLAIMED = new Set([`p#dr#${FIRST_MINUTE}`, `p#dr#${FIRST_MINUTE + 5}`]);
const well: MondayEvidence = {
  intents: [intent(1), intent(2)],
  seen: [told(1, 'a'), seen(1, 0), told(1, 'a'), refused(2), seen(2, 503), refused(2)],
  stored: [appointment('a', 1)],
  listed: new Set(['a']),
  claimed: CLAIMED,
};
const good = { made: 1, refusedRightly: 1, doubled: 0, lost: 0, falseRefusals: 0, wrongQuanta: 0 };

test('finds nothing where one has the time and the other was told so', () => {
  expect(judgeMonday(well)).toEqual(good);
});

test.each<[string, Partial<MondayEvidence>, Partial<typeof good>]>([
  ['two appointments at one time', { stored: [appointment('a', 1), appointment('b', 2)] }, { doubled: 1, lost: 1 }],
  ['one intent with two ids', { seen: [told(1, 'a'), told(1, 'b'), refused(2)] }, { doubled: 1, lost: 1 }],
  [
    'a confirmed one that is nowhere',
    { stored: [], claimed: new Set() },
    { lost: 1, falseRefusals: 1, refusedRightly: 0 },
  ],
  ['a confirmed one that is not listed', { listed: new Set() }, { lost: 1 }],
  ['one that its client never heard of', { seen: [seen(1, 0), refused(2)] }, { lost: 1, made: 0, falseRefusals: 1 }],
  [
    'a refusal of a time that is free',
    { intents: [intent(2)], stored: [], claimed: new Set(), seen: [refused(2)] },
    { made: 0, refusedRightly: 0, falseRefusals: 1 },
  ],
  [
    'one that was confirmed and refused',
    { seen: [told(1, 'a'), refused(1), refused(2)] },
    { made: 0, falseRefusals: 1 },
  ],
  [
    'a refusal for another reason',
    { seen: [told(1, 'a'), seen(2, 422, { code: 'SLOT_UNAVAILABLE' })] },
    { refusedRightly: 0, falseRefusals: 1 },
  ],
  [
    'one that was only ever told to come again',
    { seen: [told(1, 'a'), seen(2, 429)] },
    { refusedRightly: 0, falseRefusals: 1 },
  ],
  ['a claim without an appointment', { claimed: new Set([...CLAIMED, 'p#dr#0']) }, { wrongQuanta: 1 }],
  ['an appointment without its claim', { claimed: new Set() }, { wrongQuanta: 2 }],
])('finds %s', (_, evidence, expected) => {
  expect(judgeMonday({ ...well, ...evidence })).toMatchObject(expected);
});
