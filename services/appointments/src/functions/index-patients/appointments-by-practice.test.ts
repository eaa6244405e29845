import { describe, expect, it } from 'vitest';
import { appointmentsByPractice } from './appointments-by-practice.ts';

const event = (sequenceNumber: string, practiceId: string, data: Record<string, { S: string }>) => ({
  sequenceNumber,
  item: { practiceId: { S: practiceId }, eventId: { S: `event-${sequenceNumber}` }, data: { M: data } },
});

describe('a batch of the stream', () => {
  it('is the appointments of each practice, each once, and where they begin', () => {
    const changes = [
      event('1', 'p001', { appointmentId: { S: 'apt_1' } }),
      event('2', 'p002', { appointmentId: { S: 'apt_2' } }),
      event('3', 'p001', { appointmentId: { S: 'apt_3' } }),
      event('4', 'p001', { appointmentId: { S: 'apt_1' } }),
      event('5', 'p003', { callId: { S: 'call_1' } }),
    ];
    const logged: unknown[] = [];
    const logger = { ...console, error: (...line: unknown[]) => void logged.push(line) };
    const batches = appointmentsByPractice(changes, logger as never);
    expect(
      [...batches].map(([id, { first, appointmentIds }]) => [id, first.sequenceNumber, [...appointmentIds]]),
    ).toEqual([
      ['p001', '1', ['apt_1', 'apt_3']],
      ['p002', '2', ['apt_2']],
    ]);
    expect(logged).toEqual([['EVENT_NOT_UNDERSTOOD', undefined, { practiceId: 'p003', eventId: 'event-5' }]]);
  });
});
