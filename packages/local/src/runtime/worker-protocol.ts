/** What the runtime and a function's thread tell each other. Payloads travel as JSON text, as they do to Lambda. */
export interface WorkerSettings {
  code: string;
  file: string;
  exportName: string;
  functionName: string;
  functionArn: string;
  memoryMegabytes: number;
  logStreamName: string;
}

export interface InvokeMessage {
  id: number;
  event: string;
  requestId: string;
  deadlineEpochMs: number;
  traceId: string | undefined;
}

export type WorkerMessage =
  | { type: 'ready' }
  | { type: 'result'; id: number; payload: string }
  | { type: 'error'; id: number; errorType: string; errorMessage: string; stackTrace: string[] }
  | { type: 'initError'; errorType: string; errorMessage: string; stackTrace: string[] };
