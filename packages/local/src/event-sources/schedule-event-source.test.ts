import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { functionModel } from './function-model.fixture.ts';
import { createScheduleEventSource } from './schedule-event-source.ts';
import { rateMilliseconds } from './schedule-rate.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const MINUTE = 60_000;

function scheduled(input?: unknown) {
  const invoke = vi.fn(async (_name: string, _payload: unknown) => ({ ok: true as const, payload: null }));
  const source = createScheduleEventSource({
    function: functionModel(),
    invoke,
    source: { expression: 'rate(1 minute)', ...(input !== undefined && { input }) },
  });
  return { invoke, source };
}

test('a function is invoked once an interval, first after one, and no more when stopped', async () => {
  const { invoke, source } = scheduled();
  await source.start();
  expect(invoke).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(3 * MINUTE);
  expect(invoke).toHaveBeenCalledTimes(3);
  await source.stop();
  await vi.advanceTimersByTimeAsync(3 * MINUTE);
  expect(invoke).toHaveBeenCalledTimes(3);
});

test("it is given EventBridge's event, or the rule's input", async () => {
  for (const input of [undefined, { lane: 'night' }]) {
    const { invoke, source } = scheduled(input);
    await source.start();
    await vi.advanceTimersByTimeAsync(MINUTE);
    await source.stop();
    expect(invoke.mock.calls[0]).toEqual([
      'testing-dev-consumer',
      input ?? expect.objectContaining({ source: 'aws.events', 'detail-type': 'Scheduled Event' }),
    ]);
  }
});

test.each([
  ['rate(1 minute)', MINUTE],
  ['rate(5 minutes)', 5 * MINUTE],
  ['rate(1 hour)', 60 * MINUTE],
  ['rate(2 days)', 2 * 24 * 60 * MINUTE],
])('%s', (expression, milliseconds) => {
  expect(rateMilliseconds(expression)).toBe(milliseconds);
});

test.each(['rate(1 minutes)', 'rate(5 minute)', 'rate(0 minutes)', 'cron(0 2 * * ? *)'])('refuses %s', (expression) => {
  expect(() => rateMilliseconds(expression)).toThrow(/runs no schedule/);
});
