import pico from 'picocolors';
import type { LogEntry, LogSink } from '../log-entry.ts';

interface Terminal extends NodeJS.WritableStream {
  isTTY?: boolean;
}

/** Writes log lines: access lines as they are when a program reads, coloured and aligned when a person looks. */
export const terminalSink = (output: Terminal): LogSink => {
  const format = output.isTTY ? readableLine : plainLine;
  return (entry) => {
    const line = format(entry);
    if (line !== undefined) output.write(`${line}\n`);
  };
};

const plainLine = ({ source, functionName, line }: LogEntry): string =>
  source === 'function' ? `[${functionName}] ${line}` : line;

/** A line for a person; `undefined` for one that would only say again what the request's own line says. */
export const readableLine = (entry: LogEntry): string | undefined => {
  if (entry.source === 'function') return readableFunctionLine(entry.functionName ?? '', entry.line);
  if (entry.source === 'cloud') return pico.cyan(entry.line);
  const record = parsed(entry.line);
  return record === undefined ? entry.line : readableRequest(record);
};

/** Members of a function's log line that the function's name, the clock and the request's line tell already. */
const TOLD_ALREADY = new Set(['level', 'timestamp', 'service', 'message', 'operationId', 'practiceId', 'subject']);

const readableFunctionLine = (functionName: string, line: string): string | undefined => {
  const record = parsed(line);
  // Metrics are for CloudWatch.
  if (record !== undefined && '_aws' in record) return undefined;
  if (record?.message === undefined) return `${pico.magenta(functionName)}  ${line}`;
  const { level = '', message, timestamp = '' } = record;
  if (message === 'REQUEST_DONE' && level === 'INFO') return undefined;
  const paint = level === 'ERROR' ? pico.red : level === 'WARN' ? pico.yellow : pico.white;
  const fields = Object.entries(record)
    .filter(([name]) => !TOLD_ALREADY.has(name))
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const words = [
    pico.dim(timestamp.slice(11, 19)),
    paint(message),
    pico.magenta(functionName),
    pico.dim(fields.join(' ')),
  ];
  return words.join('  ').trimEnd();
};

const parsed = (line: string): Record<string, string> | undefined => {
  try {
    const record: unknown = JSON.parse(line);
    return typeof record === 'object' && record !== null ? (record as Record<string, string>) : undefined;
  } catch {
    return undefined;
  }
};

const known = (value: string | undefined): string => (value === undefined || value === '-' ? '' : value);

const readableRequest = (record: Record<string, string>): string => {
  const status = Number(record.status);
  const paint = status >= 500 ? pico.red : status >= 400 ? pico.yellow : pico.green;
  const clock = known(record.time).slice(12, 20);
  const route = known(record.routeKey) || '(no route)';
  const who = [known(record.practiceId), known(record.role)].filter(Boolean).join(' ');
  const error = [known(record.error), known(record.authorizerError)].filter(Boolean).join(': ');
  return [
    pico.dim(clock),
    paint(String(record.status)),
    route.padEnd(40),
    `${known(record.latency)} ms`.padStart(8),
    who.padEnd(14),
    pico.dim(known(record.requestId)),
    error === '' ? '' : pico.yellow(error),
  ]
    .join('  ')
    .trimEnd();
};
