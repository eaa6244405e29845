import { LogFormatter, LogItem, Logger as PowertoolsLogger } from '@aws-lambda-powertools/logger';
import type { LogAttributes, UnformattedAttributes } from '@aws-lambda-powertools/logger/types';
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
  const lines = new LineLogger(
    { serviceName, logFormatter: new LineFormatter(), ...(options.level !== undefined && { logLevel: options.level }) },
    options.write ?? ((line) => process.stdout.write(`${line}\n`)),
  );
  return scopedLogger(lines, {});
}

function scopedLogger(lines: LineLogger, scope: LogAttributes): ScopedLogger {
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

/** Level, time, service and code first, then the fields. Powertools' own formatter adds a dozen empty names and merges
 *  deeply, and it would print an error's message. */
class LineFormatter extends LogFormatter {
  override formatAttributes(base: UnformattedAttributes, fields: LogAttributes): LogItem {
    const attributes = {
      level: base.logLevel,
      timestamp: base.timestamp.toISOString(),
      service: base.serviceName,
      message: base.message,
      ...fields,
    };
    return new LogItem({ attributes });
  }
}

/** Powertools' logger with a line's last step replaced: the fields are plain data already, so the replacer that looks
 *  for cycles, errors and big integers (half of a line's cost) has nothing to find. */
class LineLogger extends PowertoolsLogger {
  readonly #write: (line: string) => void;

  constructor(options: ConstructorParameters<typeof PowertoolsLogger>[0], write: (line: string) => void) {
    super(options);
    this.#write = write;
  }

  protected override printLog(_level: number, item: LogItem): void {
    this.#write(JSON.stringify(item.getAttributes()));
  }
}
