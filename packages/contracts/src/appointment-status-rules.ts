/** FHIR AppointmentStatus, those we use. */
export const APPOINTMENT_STATUSES = ['booked', 'arrived', 'fulfilled', 'cancelled', 'noshow'] as const;
export type AppointmentStatus = (typeof APPOINTMENT_STATUSES)[number];

const MINUTES_PER_DAY = 24 * 60;

/** How long after its start an appointment that gave its time back may take it again. A day sheet is kept for eight days
 *  after its day: until then it knows who has the time by now. */
export const RECLAIM_MINUTES = 7 * MINUTES_PER_DAY;

interface ChangeRule {
  /** Where it leads from each status; from those that are missing it is refused. */
  readonly leads: Readonly<Partial<Record<AppointmentStatus, AppointmentStatus>>>;
  /** Minutes from the start of the appointment before which it is refused; absent: never too early. */
  readonly earliestMinutesFromStart?: number;
  /** The least role that may make it; absent: any. */
  readonly role?: 'manager';
  /** How long the person who brought the appointment into its status may make it too, whatever the role. */
  readonly ownWithinSeconds?: number;
}

/** How long whoever made a change may take it back. */
export const UNDO_SECONDS = 120;

/** Which change leads where. Each key is the last part of the route's path. */
export const APPOINTMENT_CHANGES = {
  arrive: { leads: { booked: 'arrived', noshow: 'arrived' }, earliestMinutesFromStart: -MINUTES_PER_DAY },
  fulfil: { leads: { arrived: 'fulfilled' }, earliestMinutesFromStart: 0 },
  'no-show': { leads: { booked: 'noshow' }, earliestMinutesFromStart: 0 },
  cancel: { leads: { booked: 'cancelled', arrived: 'cancelled', noshow: 'cancelled' } },
  reschedule: { leads: { booked: 'booked' } },
  correct: {
    leads: { arrived: 'booked', noshow: 'booked', fulfilled: 'arrived', cancelled: 'booked' },
    role: 'manager',
    ownWithinSeconds: UNDO_SECONDS,
  },
} as const satisfies Record<string, ChangeRule>;

export type AppointmentChangeName = keyof typeof APPOINTMENT_CHANGES;

const TAKES_TIME: Readonly<Record<AppointmentStatus, boolean>> = {
  booked: true,
  arrived: true,
  fulfilled: true,
  cancelled: false,
  noshow: false,
};

/** Whether an appointment of this status takes its time: of its provider, its rooms and its equipment. */
export function takesTime({ status }: { readonly status: AppointmentStatus }): boolean {
  return TAKES_TIME[status];
}

/** Whether an appointment of this status may be moved to another time. */
export function isMovable({ status }: { readonly status: AppointmentStatus }): boolean {
  return status in APPOINTMENT_CHANGES.reschedule.leads;
}

/** What the table says of one change: the status it leads to, or why it is refused. Times are epoch minutes. */
export type ChangeVerdict =
  | { readonly kind: 'possible'; readonly to: AppointmentStatus }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'too-early'; readonly from: number }
  | { readonly kind: 'too-late' };

/** Who makes a change. */
export interface ChangeMaker {
  readonly isManager: boolean;
  /** When this person brought the appointment into its status, epoch milliseconds; undefined: somebody else did. */
  readonly ownChangeAt: number | undefined;
}

/** Judges a change of an appointment that starts at `startEpochMinutes`, at `now` (epoch milliseconds). Whether a time that
 *  is to be taken again is still free, the day sheets say. */
export function changeVerdict(
  name: AppointmentChangeName,
  { status, startEpochMinutes }: { readonly status: AppointmentStatus; readonly startEpochMinutes: number },
  maker: ChangeMaker,
  now: number,
): ChangeVerdict {
  const rule: ChangeRule = APPOINTMENT_CHANGES[name];
  const to = rule.leads[status];
  if (to === undefined) return { kind: 'conflict' };
  if (!isPermitted(rule, maker, now)) return { kind: 'forbidden' };
  const from = startEpochMinutes + (rule.earliestMinutesFromStart ?? Number.NEGATIVE_INFINITY);
  if (now < from * 60_000) return { kind: 'too-early', from };
  const takesAgain = !takesTime({ status }) && takesTime({ status: to });
  if (takesAgain && now > (startEpochMinutes + RECLAIM_MINUTES) * 60_000) return { kind: 'too-late' };
  return { kind: 'possible', to };
}

function isPermitted(
  { role, ownWithinSeconds = 0 }: ChangeRule,
  { isManager, ownChangeAt }: ChangeMaker,
  now: number,
): boolean {
  if (role === undefined || isManager) return true;
  return ownChangeAt !== undefined && now <= ownChangeAt + ownWithinSeconds * 1000;
}
