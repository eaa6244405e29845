/** A line that the local cloud or one of its functions writes. */
export interface LogEntry {
  /** `access`: a request's line in the format of the platform's stage. `cloud`: the local cloud itself. */
  source: 'access' | 'function' | 'cloud';
  /** Of the function that wrote it. */
  functionName?: string;
  line: string;
}

export type LogSink = (entry: LogEntry) => void;
