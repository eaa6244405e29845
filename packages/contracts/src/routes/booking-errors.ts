/** What a route that takes a time may answer. */
export const BOOKING_ERRORS = [
  'SLOT_TAKEN',
  'SLOT_UNAVAILABLE',
  'IDEMPOTENCY_IN_PROGRESS',
  'IDEMPOTENCY_KEY_REUSED',
] as const;

/** What a route that changes an appointment's status may answer. */
export const CHANGE_ERRORS = ['STATUS_CONFLICT', 'IDEMPOTENCY_IN_PROGRESS', 'IDEMPOTENCY_KEY_REUSED'] as const;
