import type { InvocationResult, InvokeFunction } from '@frontdesk/service-model/service-model';
import { vi } from 'vitest';

/** A function that keeps the batches it was given and answers as the test says. */
export interface RecordingFunction<Entry> {
  invoke: InvokeFunction;
  batches: Entry[][];
  /** Resolves when `count` batches have arrived. */
  untilBatches(count: number): Promise<void>;
  /** Resolves when `count` records have arrived, in however many batches. */
  untilRecords(count: number): Promise<void>;
}

export const succeeded: InvocationResult = { ok: true, payload: null };
export const threw: InvocationResult = { ok: false, kind: 'error', errorType: 'Error', errorMessage: 'boom' };

export function recordingFunction<Entry>(
  answer: (batch: Entry[], invocation: number) => InvocationResult | Promise<InvocationResult> = () => succeeded,
): RecordingFunction<Entry> {
  const batches: Entry[][] = [];
  const options = { timeout: 20_000, interval: 3 };
  const until = (reached: () => boolean, what: string) =>
    vi.waitFor(() => {
      if (!reached()) throw new Error(`Still waiting for ${what}; there are ${batches.length} batches.`);
    }, options);
  return {
    batches,
    invoke: async (_name, payload) => {
      const { Records } = payload as { Records: Entry[] };
      batches.push(Records);
      return answer(Records, batches.length);
    },
    untilBatches: (count) => until(() => batches.length >= count, `${count} batches`),
    untilRecords: (count) => until(() => batches.flat().length >= count, `${count} records`),
  };
}
