import {
  APPOINTMENT_CHANGES,
  APPOINTMENT_STATUSES,
  type AppointmentChangeName,
  type AppointmentStatus,
  RECLAIM_MINUTES,
  takesTime,
  UNDO_SECONDS,
} from './appointment-status-rules.ts';

const MINUTES_PER_DAY = 24 * 60;
const MEANINGS: Readonly<Record<AppointmentStatus, string>> = {
  booked: 'The patient is expected.',
  arrived: 'The patient is here.',
  fulfilled: 'The visit took place.',
  cancelled: 'The appointment was called off.',
  noshow: 'The patient did not come.',
};
const CHANGES = Object.keys(APPOINTMENT_CHANGES) as AppointmentChangeName[];

/** What the table says of a change, in sentences for the route's description. */
export function changeSentences(name: AppointmentChangeName): string {
  const { leads } = APPOINTMENT_CHANGES[name];
  const ways = Object.entries(leads).map(([from, to]) => (from === to ? `\`${from}\`` : `\`${from}\` to \`${to}\``));
  return [
    `From ${ways.join(', ')}; from any other status \`STATUS_CONFLICT\`.`,
    ...(earliestOf(name) === undefined ? [] : [`${earliestOf(name)}; before that \`STATUS_CONFLICT\` says from when.`]),
    ...(reclaimedBy(name) !== ''
      ? [
          `From ${reclaimedBy(name)} it takes the time again, up to ${RECLAIM_MINUTES / MINUTES_PER_DAY} days after the start: \`SLOT_TAKEN\` when somebody else has it by now (book a new time).`,
        ]
      : []),
    ...(ownWithinOf(name) === undefined
      ? []
      : [
          `A manager may do so at any time, and whoever made the last change of the status within ${ownWithinOf(name)} of it, by the server's clock; for others, and after that, \`FORBIDDEN\`.`,
        ]),
  ].join(' ');
}

/** docs/appointment-statuses.md. */
export function appointmentStatusPage(): string {
  return `${[
    '# Statuses of appointments',
    '',
    'Written by `pnpm openapi`; change the table in `packages/contracts/src/appointment-status-rules.ts` instead. The',
    'service, the search for free times and the console follow the same table.',
    '',
    '| Status | Meaning | Takes the time |',
    '|---|---|---|',
    ...APPOINTMENT_STATUSES.map(
      (status) => `| \`${status}\` | ${MEANINGS[status]} | ${takesTime({ status }) ? 'yes' : 'no'} |`,
    ),
    '',
    'The time is that of the provider, the rooms and the equipment, buffers included. An appointment that does not take',
    'its time has given it back: the search offers it, and anybody may book it.',
    '',
    '## Changes',
    '',
    `| Change | ${APPOINTMENT_STATUSES.map((status) => `from \`${status}\``).join(' | ')} | When | Role |`,
    `|---|${APPOINTMENT_STATUSES.map(() => '---|').join('')}---|---|`,
    ...CHANGES.map(row),
    '',
    'A change that the table does not have is 409 `STATUS_CONFLICT`. So is one that comes too early; `detail` says from when',
    'it is possible. A change to the status that the appointment has already changes nothing and answers 200, except',
    '`correct`: each call takes one step back, so repeat it with the same `Idempotency-Key` only.',
    '',
    '- **Late patient.** `arrive` leads from `noshow` to `arrived`. It takes the time again in the same transaction.',
    '- **Mistake.** `correct` takes a mistaken status one step back. The audit trail says `corrected`.',
    `- **Undo.** Whoever made the last change of the status may take it back for ${minutesText(UNDO_SECONDS)}, by the server's clock. After that, and`,
    "  for everybody else, a manager does: others get 403 `FORBIDDEN`. A change that was taken back is nobody's to take back",
    '  again, so an agent takes one step back and no more.',
    '- **Not cancelled after all.** `correct` leads from `cancelled` to `booked`: the same time, provider and rooms, even where',
    '  the opening hours have changed since. The reason of the cancellation is gone from the appointment; the audit trail',
    '  has both changes.',
    '- **Taken by now.** `arrive` and `correct` answer 409 `SLOT_TAKEN` when somebody else has the time: book a new one. They',
    `  take it again up to ${RECLAIM_MINUTES / MINUTES_PER_DAY} days after the start of an appointment, and answer 409 \`STATUS_CONFLICT\` after that.`,
    '- **Called off after all.** `cancel` leads from `noshow` too: the time is free already, only the record changes.',
    '',
  ].join('\n')}`;
}

function row(name: AppointmentChangeName): string {
  const leads: Readonly<Partial<Record<AppointmentStatus, AppointmentStatus>>> = APPOINTMENT_CHANGES[name].leads;
  const cells = APPOINTMENT_STATUSES.map((status) => (leads[status] === undefined ? '–' : `\`${leads[status]}\``));
  const own = ownWithinOf(name);
  const role =
    'role' in APPOINTMENT_CHANGES[name]
      ? `manager${own === undefined ? '' : `, or who made the change within ${own}`}`
      : 'any';
  return `| \`${name}\` | ${cells.join(' | ')} | ${earliestOf(name) ?? 'Always'} | ${role} |`;
}

function earliestOf(name: AppointmentChangeName): string | undefined {
  const rule = APPOINTMENT_CHANGES[name];
  if (!('earliestMinutesFromStart' in rule)) return undefined;
  const { earliestMinutesFromStart: minutes } = rule;
  return minutes === 0 ? 'Not before the start' : `At most ${-minutes / 60} hours before the start`;
}

/** The statuses out of which a change takes the time again. */
function reclaimedBy(name: AppointmentChangeName): string {
  const leads = Object.entries(APPOINTMENT_CHANGES[name].leads) as [AppointmentStatus, AppointmentStatus][];
  return leads
    .filter(([from, to]) => !takesTime({ status: from }) && takesTime({ status: to }))
    .map(([from]) => `\`${from}\``)
    .join(' and ');
}

function ownWithinOf(name: AppointmentChangeName): string | undefined {
  const rule = APPOINTMENT_CHANGES[name];
  return 'ownWithinSeconds' in rule ? minutesText(rule.ownWithinSeconds) : undefined;
}

const minutesText = (seconds: number): string => `${seconds / 60} minutes`;
