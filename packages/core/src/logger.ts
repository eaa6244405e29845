/** What may be logged: plain data. A class instance such as Phi has no index signature, so it does not compile. */
export type Loggable =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Loggable[]
  | { readonly [key: string]: Loggable };
export type LogFields = { readonly [key: string]: Loggable };

/** The port through which everything logs. `code` names the message (`BOOKING_CONFLICT_RETRIED`), so that alarms and
 *  tests hold on to it; `fields` are identifiers and numbers, never a patient's data, a body or a token. */
export interface Logger {
  info(code: string, fields?: LogFields): void;
  warn(code: string, fields?: LogFields): void;
  /** `error` is reduced to its name, its code and its stack frames: messages may quote input. */
  error(code: string, error: unknown, fields?: LogFields): void;
}

export const silentLogger: Logger = { info() {}, warn() {}, error() {} };
