import {
  APPOINTMENT_CHANGES,
  APPOINTMENT_STATUSES,
  type AppointmentChangeName,
  type AppointmentStatus,
  RECLAIM_MINUTES,
  takesTime,
} from './appointment-status-rules.ts';

const MINUTES_PER_DAY = 24 * 60;
const MEANINGS: Readonly<Record<AppointmentStatus, string>> = {
  booked: 'The patient is expected.',
  arrived: 'The patient is here.',
  fulfilled: 'The visit took place.',
  cancelled: 'The appointment was called off. Final.',
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
    ...(takesAgain(name)
      ? [
          `From \`noshow\` it takes the time again, up to ${RECLAIM_MINUTES / MINUTES_PER_DAY} days after the start: \`SLOT_TAKEN\` when somebody else has it by now (book a new time).`,
        ]
      : []),
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
    '- **Mistake.** A manager takes a mistaken status one step back with `correct`. The audit trail says `corrected`.',
    `- **Taken by now.** Both answer 409 \`SLOT_TAKEN\` when somebody else has the time: book a new one. Both are possible`,
    `  up to ${RECLAIM_MINUTES / MINUTES_PER_DAY} days after the start of an appointment that is \`noshow\`, and 409 \`STATUS_CONFLICT\` after that.`,
    '- **Called off after all.** `cancel` leads from `noshow` too: the time is free already, only the record changes.',
    '',
  ].join('\n')}`;
}

function row(name: AppointmentChangeName): string {
  const leads: Readonly<Partial<Record<AppointmentStatus, AppointmentStatus>>> = APPOINTMENT_CHANGES[name].leads;
  const cells = APPOINTMENT_STATUSES.map((status) => (leads[status] === undefined ? '–' : `\`${leads[status]}\``));
  const role = 'role' in APPOINTMENT_CHANGES[name] ? 'manager' : 'any';
  return `| \`${name}\` | ${cells.join(' | ')} | ${earliestOf(name) ?? 'Always'} | ${role} |`;
}

function earliestOf(name: AppointmentChangeName): string | undefined {
  const rule = APPOINTMENT_CHANGES[name];
  if (!('earliestMinutesFromStart' in rule)) return undefined;
  const { earliestMinutesFromStart: minutes } = rule;
  return minutes === 0 ? 'Not before the start' : `At most ${-minutes / 60} hours before the start`;
}

function takesAgain(name: AppointmentChangeName): boolean {
  const leads = Object.entries(APPOINTMENT_CHANGES[name].leads) as [AppointmentStatus, AppointmentStatus][];
  return leads.some(([from, to]) => !takesTime({ status: from }) && takesTime({ status: to }));
}
