import type { RecordedEvent } from '@frontdesk/contracts/event-log';
import { silentLogger } from '@frontdesk/core/logger';
import { describe, expect, it } from 'vitest';
import { someEvents } from '../testing/some-event.ts';
import { BatchRecorder, type BatchRecorderPorts } from './record-batch.ts';

const never = new Promise<never>(() => undefined);

function desk(change: Partial<BatchRecorderPorts> = {}) {
  const recorded: string[] = [];
  const kept: [string, readonly RecordedEvent[]][] = [];
  const time = { now: 0 };
  const recorder = new BatchRecorder({
    record: async (practiceId) => void recorded.push(practiceId),
    late: { keep: async (practiceId, events) => void kept.push([practiceId, events]) },
    isLogUsable: async () => true,
    clock: { now: () => time.now },
    sleep: () => never,
    ...change,
  });
  return { recorded, kept, time, record: (id: string) => recorder.record(id, someEvents(1, 2), 0, silentLogger) };
}

describe('a batch of several practices', () => {
  it('is recorded', async () => {
    const { record, recorded, kept } = desk();
    await record('p001');
    expect([recorded, kept]).toEqual([['p001'], []]);
  });

  it.each<[string, Partial<BatchRecorderPorts>]>([
    ['fails', { record: () => Promise.reject(new Error('overloaded')) }],
    ['takes too long', { record: () => never, sleep: async () => undefined }],
  ])('keeps the events of a practice that %s, and goes on', async (_, change) => {
    const { record, kept } = desk(change);
    await record('p001');
    expect(kept).toEqual([['p001', someEvents(1, 2)]]);
  });

  it('sends a practice the same way for a while, so that its events stay in order', async () => {
    const seen: string[] = [];
    const fails = {
      record: async (id: string) => {
        seen.push(id);
        throw new Error('overloaded');
      },
    };
    const { record, kept, time } = desk(fails);
    await record('p001');
    await record('p001');
    expect([seen, kept.length]).toEqual([['p001'], 2]);
    time.now = 60_000;
    await record('p001');
    expect(seen).toEqual(['p001', 'p001']);
  });

  it('waits when the log itself fails', async () => {
    const failing = { record: () => Promise.reject(new Error('down')), isLogUsable: async () => false };
    const { record, kept } = desk(failing);
    await expect(record('p001')).rejects.toThrow('down');
    expect(kept).toEqual([]);
  });

  it('waits when the events cannot be kept either', async () => {
    const late = { keep: () => Promise.reject(new Error('no queue')) };
    const { record } = desk({ late, record: () => Promise.reject(new Error('overloaded')) });
    await expect(record('p001')).rejects.toThrow('no queue');
  });
});
