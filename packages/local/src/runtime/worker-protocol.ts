/** What the runtime and a function's thread tell each other. Payloads travel as JSON text, as they do to Lambda. */
export interface WorkerSettings {
  code: string;
  file: string;
  exportName: string;
  functionName: string;
  functionArn: string;
  memoryMegabytes: number;
  logStreamName: string;
  /** Whether it leaves the processors to others. */
  yields: boolean;
}

export interface InvokeMessage {
  id: number;
  event: string;
  requestId: string;
  deadlineEpochMs: number;
  traceId: string | undefined;
}

/** An invocation's time is over: tell when all that was due before has been done. */
export interface CatchUpMessage {
  catchUp: number;
}

export type WorkerMessage =
  | { type: 'ready' }
  | { type: 'caughtUp'; id: number }
  | { type: 'result'; id: number; payload: string }
  | { type: 'error'; id: number; errorType: string; errorMessage: string; stackTrace: string[] }
  | { type: 'initError'; errorType: string; errorMessage: string; stackTrace: string[] };
