import pico from 'picocolors';
import type { LogEntry, LogSink } from '../log-entry.ts';

interface Terminal extends NodeJS.WritableStream {
  isTTY?: boolean;
}

/** Writes log lines: access lines as they are when a program reads, coloured and aligned when a person looks. */
export const terminalSink = (output: Terminal): LogSink => {
  const format = output.isTTY ? readableLine : plainLine;
  return (entry) => {
    output.write(`${format(entry)}\n`);
  };
};

const plainLine = ({ source, functionName, line }: LogEntry): string =>
  source === 'function' ? `[${functionName}] ${line}` : line;

/** A line for a person. */
export const readableLine = (entry: LogEntry): string => {
  if (entry.source === 'function') return `${pico.magenta(entry.functionName ?? '')} ${entry.line}`;
  if (entry.source === 'cloud') return pico.cyan(entry.line);
  const record = parsed(entry.line);
  return record === undefined ? entry.line : readableRequest(record);
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
    pico.yellow(error),
  ]
    .join('  ')
    .trimEnd();
};
