/** What a month of a practice is: assumptions, in one place, to be replaced by the access log's figures. */
export const PRACTICE_MONTH = {
  workingDays: 22,
  hoursOpen: 9,
  bookings: 40 * 22,
  searches: 120 * 22,
  reads: 200 * 22,
  lists: 100 * 22,
  patientSearches: 80 * 22,
  /** Public events: a booking and its later changes, and four of each of 60 calls. */
  events: (40 * 2 + 60 * 4) * 22,
  /** Patients who are verified the evening before: four of five bookings have a member id and a plan. */
  nightlyVerifications: 32 * 22,
  dashboards: 5,
  /** People who sign in. */
  staff: 5,
} as const;

/** The share of a day's requests that falls into its busiest hour (Monday morning), and how much its busiest second is over
 *  that hour's mean. */
export const PEAK = { hourShare: 0.2, secondOverMean: 5 } as const;

/** A call of DynamoDB from Lambda in the same region, and our own code, in billed milliseconds: to be replaced by X-Ray's. */
export const BILLED = { millisecondsPerCall: 6, ownMilliseconds: 4 } as const;

/** The share of requests that X-Ray records beyond one a second. */
export const TRACED_SHARE = 0.05;

/** A line of the API's access log and one of the function, in bytes. */
export const LOGGED_BYTES = 1400;

/** A line of CloudFront's access log, in bytes: the fields of services/edge/resources/access-log.yml as JSON. */
export const EDGE_LOGGED_BYTES = 450;

/** Headers and TLS on top of an answer's body. */
export const ANSWER_OVERHEAD_BYTES = 900;

/** What the front door's check does each minute: how long it runs, waiting for the answers, what passes CloudFront and the firewall
 *  (the page besides), and what it asks of the API; and how long it keeps a token. */
export const FRONT_DOOR_CHECK = {
  milliseconds: 300,
  pages: 1,
  requests: 2,
  request: { calls: 2, writeUnits: { 'rate-limits': 1 }, readUnits: { schedules: 1 }, answerBytes: 1_000 },
  tokenMinutes: 59,
} as const;

/** What sending a practice's events to a vendor's endpoint takes: the share of events that a vendor sees, how many endpoints a practice has, and of an
 *  event that comes alone the calls of who tells and of who sends, how long that waits for the receiver, what it writes and reads in two
 *  transactions, and what it asks of the queue. */
export const WEBHOOK = {
  visibleEventsShare: 0.25,
  endpoints: 1,
  fanOutCalls: 2,
  workerCalls: 12,
  receiverMilliseconds: 300,
  writeUnits: 6,
  readUnits: 8,
  queueRequests: 3,
} as const;

/** Vendors' calls of a practice in a month, and what counting them takes: how many lines a batch has, and the counters that these belong to. A
 *  request's entry and a counter cost two units each, as both are written in a transaction. */
export const VENDOR_CALLS = {
  perMonth: 100 * 22,
  linesOfBatch: 10,
  countersOfBatch: 5,
  roundTripsOfBatch: 3,
  unitsOfWrite: 2,
} as const;

/** What a verification in the night lane takes, from the appointment's page to the payer's answer: counted on DynamoDB Local with answers of
 *  seven benefits. Both runs read its appointment, the sweep tells its worker, and five share the seconds in which payers answer. What the
 *  clearinghouse charges is not in it. */
export const NIGHTLY_VERIFICATION = {
  writeUnits: { insurance: 18, idempotency: 4, audit: 2, events: 2 },
  readUnits: { insurance: 6, appointments: 2 },
  calls: 6,
  workerMilliseconds: 1_600,
  queueRequests: 3,
} as const;
/** The reports' database while practices are open from the East to the West Coast, which their events keep awake: hours of a working day, and
 *  its capacity units, of which half a unit is the least. 1,000 events take a unit's second. */
export const REPORTS_DATABASE = { hoursAwake: 14, leastUnits: 0.5, eventsOfUnitSecond: 1000 } as const;

export const PRACTICES = [30, 10_000] as const;
