import type { FunctionModel, InvokeFunction } from '@frontdesk/service-model/service-model';

/** What Lambda calls an event source mapping: it reads a queue or a stream and invokes one function with batches. */
export interface EventSource {
  /** Resolves once the source reads: what is written after that is delivered. */
  start(): Promise<void>;
  /** Reads no more and resolves when the invocations under way have ended and their outcome is recorded. */
  stop(): Promise<void>;
  /** Says that something was probably just written, so that the source looks at once instead of at its next turn. */
  nudge(): void;
}

export interface EventSourceTarget {
  function: FunctionModel;
  invoke: InvokeFunction;
  /** Hears of failed batches, discarded records and unreachable servers; the text holds no item or message. */
  onProblem?: (message: string) => void;
  /** So long does a busy source gather before it looks again; what comes within it is one batch. */
  gatherMilliseconds?: number | undefined;
}

export const defaultGatherMilliseconds = 25;
