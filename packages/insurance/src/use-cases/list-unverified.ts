import { type Actor, type AuditRecord, auditRecord } from '@frontdesk/contracts/audit-record';
import { DEFAULT_PAGE_SIZE } from '@frontdesk/contracts/paging';
import type { ListUnverifiedQuery, UnverifiedPage } from '@frontdesk/contracts/unverified-appointments';
import { AppError } from '@frontdesk/core/app-error';
import type { Clock } from '@frontdesk/core/clock';
import { decodeCursor, encodeCursor, isKeyPosition } from '@frontdesk/core/page-cursor';
import type { Interval } from '@frontdesk/scheduling/interval';
import { resolveRange } from '@frontdesk/scheduling/search-range';
import { type CoverageQuestion, questionOf } from '../domain/coverage-question.ts';
import { countsFrom, tomorrowOf } from '../domain/night-run.ts';
import { presentUnverified } from '../domain/present-unverified.ts';
import type { ExpectedAppointments } from '../ports/expected-appointments.ts';
import type { LastVerifications } from '../ports/last-verifications.ts';
import type { PlanListReader } from '../ports/plan-lists.ts';
import type { PracticeClocks } from '../ports/practice-clocks.ts';

export interface ListUnverified extends Actor {
  readonly query: ListUnverifiedQuery;
  readonly deadline: number;
}

export interface ListUnverifiedPorts {
  readonly clocks: PracticeClocks;
  readonly appointments: ExpectedAppointments;
  readonly plans: PlanListReader;
  readonly last: LastVerifications;
  readonly audit: { recordAll(entries: readonly AuditRecord[], deadline: number): Promise<void> };
  readonly clock: Clock;
}

/** A page of the appointments of a day whose patients are not known to be covered, earliest first. A page looks at `limit` appointments, and those that
 *  are verified are not on it. Each listed record leaves an audit entry before the answer.
 *  Throws INPUT_INVALID (`/query/…`), NOT_FOUND (another practice's cursor), UNAVAILABLE. */
export async function listUnverified(command: ListUnverified, ports: ListUnverifiedPorts): Promise<UnverifiedPage> {
  const { caller, query, deadline } = command;
  const { practiceId } = caller;
  const now = ports.clock.now();
  const timeZone = (await ports.clocks.timeZoneOf(practiceId)) ?? 'UTC';
  const date = query.date ?? tomorrowOf(now, timeZone);
  const owner = { practiceId, query: ['unverified', date] };
  const [afterKey] = decodeCursor(query.cursor, owner, isKeyPosition, 'is a cursor of another day') ?? [];
  const asked = { practiceId, range: dayOf(date, timeZone), afterKey, limit: query.limit ?? DEFAULT_PAGE_SIZE };
  const [page, list] = await Promise.all([ports.appointments.page(asked, deadline), ports.plans.read(practiceId)]);

  const questions = page.appointments.map((appointment) =>
    questionOf(appointment, { practiceId, serviceDate: date }, list?.plans ?? []),
  );
  const askable = questions.filter(
    (question): question is Exclude<typeof question, string> => typeof question !== 'string',
  );
  const found = await ports.last.find(askable, deadline);
  const since = countsFrom(date, now, timeZone);
  const lastOf = new Map<CoverageQuestion, (typeof found)[number]>(
    askable.map((question, index) => [question, (found[index]?.createdAt ?? 0) < since ? undefined : found[index]]),
  );
  const items = page.appointments.flatMap((appointment, index) => {
    const question = questions[index] ?? 'no-plan';
    const known = typeof question === 'string' ? question : lastOf.get(question);
    return presentUnverified(appointment, known) ?? [];
  });

  const records = items.flatMap(({ appointmentId, verification }) => [
    appointmentId,
    ...(verification ? [verification.id] : []),
  ]);
  await ports.audit.recordAll(
    [...new Set(records)].map((id) => auditRecord(command, 'listed', id, now)),
    deadline,
  );
  const nextCursor = page.lastKey === undefined ? {} : { nextCursor: encodeCursor(owner, [page.lastKey]) };
  return { date, items, ...nextCursor };
}

function dayOf(date: string, timeZone: string): Interval {
  const resolved = resolveRange({ from: date, to: date }, timeZone);
  if ('range' in resolved) return resolved.range;
  const faults = resolved.faults.map(({ message }) => ({ pointer: '/query/date', message }));
  throw new AppError('INPUT_INVALID', { faults });
}
