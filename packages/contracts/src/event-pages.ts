import * as z from 'zod/mini';
import { EVENT_CATALOGUE, type EventName } from './events.ts';

/** docs/events.md. */
export function eventsPage(): string {
  const names = Object.keys(EVENT_CATALOGUE) as EventName[];
  return `${[
    '# Events',
    '',
    'Written by `pnpm openapi`; change the catalogue in `packages/contracts/src/events.ts` instead.',
    '',
    'Public events are stored in the same transaction as the change they tell of, and are delivered at least once, in order',
    "per practice. They name no patient and hold no text that somebody typed. An event's `data` may gain members within a",
    'version; whatever else changes makes a new version.',
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
