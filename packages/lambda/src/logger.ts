import { LogItem, Logger as PowertoolsLogger } from '@aws-lambda-powertools/logger';
import type { LogAttributes, LogItemExtraInput, LogItemMessage } from '@aws-lambda-powertools/logger/types';
import type { LogFields, Logger } from '@frontdesk/core/logger';
import { describeError, redact } from '@frontdesk/core/redact';

/** A logger whose lines all carry the fields of its scope. */
export interface ScopedLogger extends Logger {
  /** A logger for a narrower scope. It shares nothing that changes, so any number of invocations may run at once. */
  with(fields: LogFields): ScopedLogger;
}

export interface LoggerOptions {
  /** Takes each line, without its line feed. Default: standard output. */
  write?: (line: string) => void;
  /** Default: the environment's `LOG_LEVEL`, or INFO. */
  level?: LogLevel;
}

export const LOG_LEVELS = ['DEBUG', 'INFO', 'WARN', 'ERROR', 'SILENT'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The one logger of a container: JSON lines through Powertools, every field through `redact`, never an event or a context. */
export function createLogger(serviceName: string, options: LoggerOptions = {}): ScopedLogger {
  return scopedLogger(lineLogger(serviceName, options), {});
}

function scopedLogger(lines: PowertoolsLogger, scope: LogAttributes): ScopedLogger {
  return {
    with: (fields) => scopedLogger(lines, { ...scope, ...printable(fields) }),
    info: (code, fields) => lines.info(code, { ...scope, ...printable(fields) }),
    warn: (code, fields) => lines.warn(code, { ...scope, ...printable(fields) }),
    error: (code, error, fields) => lines.error(code, { ...scope, ...printable(fields), ...describeError(error) }),
  };
}

function printable(fields: LogFields | undefined): LogAttributes {
  return fields === undefined ? {} : (redact(fields) as LogAttributes);
}

/** Powertools' logger with the two steps of a line replaced that cost most of its time. Collecting reads the
 *  environment four times and copies what `appendKeys` keeps, which is never used here because it outlives the
 *  invocation; printing looks for cycles, errors and big integers, of which `redact` has left none.
 *  The class closes over its settings since Powertools may print while its constructor runs. */
function lineLogger(serviceName: string, options: LoggerOptions): PowertoolsLogger {
  const write = options.write ?? ((line: string) => void process.stdout.write(`${line}\n`));

  class LineLogger extends PowertoolsLogger {
    protected override createAndPopulateLogItem(
      level: number,
      input: LogItemMessage,
      [fields]: LogItemExtraInput,
    ): LogItem {
      const own = {
        level: LEVEL_NAMES[level] ?? 'INFO',
        timestamp: new Date().toISOString(),
        service: serviceName,
        message: typeof input === 'string' ? input : input.message,
      };
      // Twice: first in the line, and last word over a field of the same name.
      const attributes: LogAttributes = { ...own, ...(typeof fields === 'object' && { ...fields }), ...own };
      return new LogItem({ attributes });
    }

    protected override printLog(_level: number, item: LogItem): void {
      write(JSON.stringify(item.getAttributes()));
    }
  }

  return new LineLogger({ serviceName, ...(options.level !== undefined && { logLevel: options.level }) });
}

/** Powertools' thresholds. */
const LEVEL_NAMES: Readonly<Record<number, string>> = { 8: 'DEBUG', 12: 'INFO', 16: 'WARN', 20: 'ERROR' };
