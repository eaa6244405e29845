import { describe, expect, it } from 'vitest';
import { trialBooking } from '../domain/release-trial.ts';
import { type Fault, TrialFunctions } from '../testing/trial-functions.ts';
import { giveTrialBack, tryRelease } from './try-release.ts';

const trial = { deploymentId: 'd-1A2B3C4D5', practiceId: 'frontdesk-test' };
const clock = { now: () => Date.parse('2026-11-28T23:50:00Z') };

function release(fault: Fault = () => undefined): TrialFunctions {
  const functions = new TrialFunctions(trial.practiceId);
  functions.fault = fault;
  return functions;
}

/** What is thrown when an invocation fails, as the SDK names it. */
function thrown(name: string): never {
  throw Object.assign(new Error('Ada Quicksilver'), { name });
}

const answer = (statusCode: number, body: unknown) => ({
  statusCode,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const ofBooking =
  (fault: Fault): Fault =>
  (call) =>
    call.operation === 'bookAppointment' ? fault(call) : undefined;
const ofCancellation =
  (fault: Fault): Fault =>
  (call) =>
    call.operation === 'cancelAppointment' ? fault(call) : undefined;

describe('the trial of a release', () => {
  it('passes a version that books and cancels, and leaves no time taken', async () => {
    const functions = release();
    expect(await tryRelease(trial, { functions, clock })).toEqual({ passed: true, appointmentId: 'appointment-1' });
    expect(functions.standing).toEqual([]);
    expect(functions.calls.map(({ call, through }) => `${through} ${call.operation}`)).toEqual([
      'new bookAppointment',
      'new cancelAppointment',
    ]);
  });

  it('books once however often the hook runs', async () => {
    const functions = release();
    for (let run = 0; run < 3; run += 1) await tryRelease(trial, { functions, clock });
    expect(functions.booked.size).toBe(1);
  });

  it('takes another time when an earlier trial has left one taken', async () => {
    const functions = release();
    const inTheWay = trialBooking(trial, 0, clock.now());
    await functions.call({ ...inTheWay, idempotencyKey: 'another' }, 'live');
    expect(await tryRelease(trial, { functions, clock })).toMatchObject({ passed: true });
    expect(functions.standing).toEqual(['appointment-1']);
  });

  it.each<[string, Fault, string]>([
    ['answers a booking 500', ofBooking(() => answer(500, {})), 'bookAppointment: 500'],
    ['answers a booking 503', ofBooking(() => answer(503, {})), 'bookAppointment: 503'],
    ['refuses CloudFront', ofBooking(() => answer(403, { code: 'FORBIDDEN' })), 'bookAppointment: 403'],
    ['does not know the practice', ofBooking(() => answer(404, {})), 'bookAppointment: 404'],
    ['limits the practice', ofBooking(() => answer(429, {})), 'bookAppointment: 429'],
    ['says that every time is taken', ofBooking(() => answer(409, { code: 'SLOT_TAKEN' })), 'bookAppointment: 409'],
    ['conflicts otherwise', ofBooking(() => answer(409, { code: 'STATUS_CONFLICT' })), 'bookAppointment: 409'],
    [
      'has no instance',
      ofBooking(() => thrown('TooManyRequestsException')),
      'bookAppointment: TooManyRequestsException',
    ],
    ['does not answer', ofBooking(() => thrown('TimeoutError')), 'bookAppointment: TimeoutError'],
    ['throws', ofBooking(() => thrown('Unhandled')), 'bookAppointment: Unhandled'],
    ['answers no JSON', ofBooking(() => answer(201, '<html>')), 'bookAppointment: 201 without an id'],
    ['answers null', ofBooking(() => answer(201, null)), 'bookAppointment: 201 without an id'],
    [
      "answers another practice's",
      ofBooking(({ body }) => answer(201, { ...body, id: 'a', status: 'booked', practiceId: 'p001' })),
      'bookAppointment: 201 with another appointment',
    ],
    [
      'books another time',
      ofBooking(() =>
        answer(201, { id: 'a', status: 'booked', practiceId: 'frontdesk-test', start: '2026-01-01T00:00:00Z' }),
      ),
      'bookAppointment: 201 with another appointment',
    ],
    ['answers a cancellation 500', ofCancellation(() => answer(500, {})), 'cancelAppointment: 500'],
    ['does not answer a cancellation', ofCancellation(() => thrown('TimeoutError')), 'cancelAppointment: TimeoutError'],
    [
      'leaves the appointment booked',
      ofCancellation(({ appointmentId }) => answer(200, { id: appointmentId, status: 'booked' })),
      'cancelAppointment: 200 without a cancelled appointment',
    ],
  ])('refuses a version that %s', async (_what, fault, why) => {
    const verdict = await tryRelease(trial, { functions: release(fault), clock });
    expect(verdict).toMatchObject({ passed: false, why });
    expect(JSON.stringify({ ...verdict, booking: undefined })).not.toMatch(/Ada|Trial/);
  });

  it('ends in time with a version that takes seconds to call every time taken', async () => {
    let milliseconds = Date.parse('2026-11-28T23:50:00Z');
    const slow = release(
      ofBooking(() => {
        milliseconds += 7_900;
        return answer(409, { code: 'SLOT_TAKEN' });
      }),
    );
    const ticking = { now: () => milliseconds };
    expect(await tryRelease(trial, { functions: slow, clock: ticking })).toMatchObject({ passed: false });
    expect(slow.calls).toHaveLength(1);
  });

  it('names the appointment that could not be cancelled', async () => {
    const functions = release(ofCancellation(() => answer(500, {})));
    expect(await tryRelease(trial, { functions, clock })).toMatchObject({ appointmentId: 'appointment-1' });
    expect(functions.standing).toEqual(['appointment-1']);
  });
});

describe('what a refused trial has booked', () => {
  it.each<[string, Fault]>([
    ['the cancellation failed', ofCancellation(() => answer(500, {}))],
    ['the booking timed out', ofBooking(() => thrown('TimeoutError'))],
    ['the answer was no JSON', ofBooking(() => answer(201, ''))],
  ])('is given back through the version that has the callers when %s', async (_what, fault) => {
    const functions = release(fault);
    const verdict = await tryRelease(trial, { functions, clock });
    if (verdict.passed) throw new Error('It passed.');
    expect(await giveTrialBack(trial, verdict, functions)).toBe(true);
    expect(functions.standing).toEqual([]);
    expect(functions.booked.size).toBe(1);
  });
});
