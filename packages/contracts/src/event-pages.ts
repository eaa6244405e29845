import * as z from 'zod/mini';
import { EVENT_CATALOGUE, type EventName } from './events.ts';

/** What the realtime API promises of order and repeats, and what is left to its clients. See ADR-0013. */
const DELIVERY = [
  '## Order',
  '',
  'Each practice has one log. It gives each event a position, `epoch` and `seq`. Within an epoch `seq` counts all events of',
  'the practice from 1, without a gap, and an event has one position only. A client that subscribes to some of the topics',
  'sees only the numbers of those.',
  '',
  'The log numbers events in the order in which the changes were stored. There is one exception: while a practice has more',
  'events than its log can take, an event can get a later number than one that was stored after it. So there are two rules:',
  '',
  '- `seq` is the order of events.',
  '- `data.version` is the order of the states of one appointment or call. Show the state with the highest version.',
  '',
  'Events of different practices have no order.',
  '',
  '## Repeats',
  '',
  'The realtime API sends each event **at least once**. When a push is not known to have reached every dashboard of the',
  'practice, for example because one of them does not read, the next push sends its events again, to all of them. So on one',
  'connection `seq` can go back, repeats can stand between new events, and they can follow `subscribed` directly.',
  '',
  'The server promises: before an event comes for the first time, every earlier event of your topics has come on this',
  'connection, or lies at or before the position in `subscribed`. So a client gets every event once and in order with this',
  'rule:',
  '',
  '1. Keep a position. Take it from `subscribed`, and ignore events before that message.',
  "2. Drop an event whose `seq` is not greater than the position's. Otherwise use it, and move the position to it.",
  '3. An event with another `epoch` than the position tells that the log was begun anew. Connect again.',
  '4. When the connection is lost, connect again and subscribe with `since`, your position.',
  '5. `subscribed` with `recovered: true` continues from `since`. With `recovered: false` events are missing: read what you',
  '   show from the API after `subscribed` has come, and use the events after its position on top.',
  '',
];

/** docs/events.md. */
export function eventsPage(): string {
  const names = Object.keys(EVENT_CATALOGUE) as EventName[];
  return `${[
    '# Events',
    '',
    'Written by `pnpm openapi`; change the catalogue in `packages/contracts/src/events.ts` instead.',
    '',
    'Public events are stored in the same transaction as the change they tell of, and none is lost. They name no patient and',
    "hold no text that somebody typed. An event's `data` may gain members within a version; whatever else changes makes a",
    'new version. [Order](#order) and [repeats](#repeats) say what a consumer can rely on.',
    '',
    'Each has `practiceId`, `eventId` (sorts by time), `event`, `topic`, `version`, `at` (RFC 3339, UTC) and `data`.',
    '',
    '| Event | Topic | Version |',
    '|---|---|---|',
    ...names.map(
      (name) =>
        `| [\`${name}\`](#${name.replaceAll('.', '')}) | \`${EVENT_CATALOGUE[name].topic}\` | ${EVENT_CATALOGUE[name].version} |`,
    ),
    '',
    ...names.flatMap(section),
    ...DELIVERY,
  ].join('\n')}`;
}

function section(name: EventName): string[] {
  const rows = membersOf(z.toJSONSchema(EVENT_CATALOGUE[name].data), '');
  return [`## ${name}`, '', '| Member of `data` | Type |', '|---|---|', ...rows, ''];
}

function membersOf(schema: z.core.JSONSchema.BaseSchema, path: string): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
    if (typeof member === 'boolean') return [];
    const nested = membersOf(member, `${path}${name}.`);
    return nested.length > 0 ? nested : [`| \`${path}${name}\` | ${typeOf(member)} |`];
  });
}

function typeOf(schema: z.core.JSONSchema.BaseSchema): string {
  return schema.format === 'date-time' ? 'instant (RFC 3339)' : String(schema.type ?? 'any');
}
