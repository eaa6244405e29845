/** What is counted or timed, with CloudWatch's unit. The names are the whole vocabulary: no id, no practice, no person. */
export const METRICS = {
  Bookings: 'Count',
  /** A time was asked for that somebody else has. */
  BookingConflicts: 'Count',
  /** A write was sent again, because something else was at it or no answer came. */
  WriteRetries: 'Count',
  /** Answers of 500 and more, messages of a dashboard that failed, and messages or changes that come again: Lambda counts none
   *  of them as errors. */
  ServerErrors: 'Count',
  /** Answers of 500 and more that a vendor asked its sandbox for. */
  SimulatedFailures: 'Count',
  /** Requests refused because their practice is over its limit. */
  RateLimited: 'Count',
  /** Requests let through because they could not be counted. */
  RateLimitUnavailable: 'Count',
  /** Callers told 401 by throwing, which Lambda counts as an error of the authorizer. */
  UnauthorizedCalls: 'Count',
  /** Calls that no API key could be looked up for: too many keys were nobody's. */
  KeyLookUpsRefused: 'Count',
  /** Calls refused because the table of API keys did not answer. */
  KeyLookUpFailures: 'Count',
  /** Calls of signed-in callers that CloudFront showed another secret for than the function accepts. */
  EdgeMismatches: 'Count',
  /** 1 when the minute's check got in as a caller does, 0 when it did not. */
  FrontDoorOpen: 'Count',
  /** Calls to another company's service, by what came of them: attempts sent, those that it could not answer, and calls kept back
   *  because as many as allowed were under way. */
  UpstreamCalls: 'Count',
  UpstreamFailures: 'Count',
  BulkheadRefusals: 'Count',
  /** From an attempt to its answer. */
  UpstreamLatency: 'Milliseconds',
  /** Circuits that this container has opened, calls that an open one kept back, and those that went out to probe it. */
  CircuitsOpened: 'Count',
  CircuitRefusals: 'Count',
  CircuitProbes: 'Count',
  /** Calls let through because the circuits' table did not answer. */
  CircuitUnavailable: 'Count',
  /** From a change to its push to the dashboards. */
  FanOutLag: 'Milliseconds',
  /** Events sent to vendors' receivers, and those that were not taken. */
  WebhookAttempts: 'Count',
  WebhookFailures: 'Count',
  /** From an event's place in the log to the receiver that took it, at the first attempt of a receiver that is well. */
  WebhookLag: 'Milliseconds',
} as const;

export type MetricName = keyof typeof METRICS;

/** The port through which everything is counted. Recording is cheap; what becomes of it is decided when an invocation ends. */
export interface Metrics {
  /** `value`: 1 by default; milliseconds for what is timed. */
  record(name: MetricName, value?: number): void;
}

export const silentMetrics: Metrics = { record() {} };
