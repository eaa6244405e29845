import { auditRecord } from '@frontdesk/contracts/audit-record';
import type { InsurancePlan } from '@frontdesk/contracts/insurance-plan';
import { emptyAnswer } from '@frontdesk/core/answer';
import type { Clock } from '@frontdesk/core/clock';
import type { IdSource } from '@frontdesk/core/ids';
import type { Logger } from '@frontdesk/core/logger';
import { resolveRange } from '@frontdesk/scheduling/search-range';
import { type CoverageQuestion, questionOf } from '../domain/coverage-question.ts';
import type { ExpectedAppointment } from '../domain/expected-appointment.ts';
import { countsFrom, firstTryAt, isPast, nextRun, type PlannedRun, runAfter } from '../domain/night-run.ts';
import { queuedVerification } from '../domain/verification-state.ts';
import type { ExpectedAppointments } from '../ports/expected-appointments.ts';
import type { LastVerifications } from '../ports/last-verifications.ts';
import type { NightRun, NightRunQueue, NightRuns } from '../ports/night-runs.ts';
import type { PlanListReader } from '../ports/plan-lists.ts';
import type { PracticeClocks } from '../ports/practice-clocks.ts';
import type { VerificationRequests } from '../ports/verification-requests.ts';
import { SILENCE_MILLISECONDS } from './start-night-runs.ts';

export interface FillNightLanePorts {
  readonly runs: Pick<NightRuns, 'read' | 'save'>;
  readonly clocks: PracticeClocks;
  readonly appointments: ExpectedAppointments;
  readonly plans: PlanListReader;
  readonly last: LastVerifications;
  readonly requests: VerificationRequests;
  readonly queue: NightRunQueue;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

interface Scope {
  readonly deadline: number;
  readonly logger: Logger;
  readonly requestId: string;
}

const PAGE = 100;
const WRITES_AT_ONCE = 10;
/** What a page may take; with less time left, another worker goes on. */
const PAGE_MILLISECONDS = 8_000;

/** Queues a verification for each of the practice's patients who are expected on the run's day of service, and whose coverage nobody has asked for.
 *  May be called any number of times, at once too, and may die anywhere: it goes on after the last page that was noted, and what a page
 *  holds twice is found the second time. Throws UNAVAILABLE. */
export async function fillNightLane(practiceId: string, scope: Scope, ports: FillNightLanePorts): Promise<void> {
  const { runs, clock } = ports;
  const run = await runs.read(practiceId);
  if (run === undefined) return;
  const timeZone = (await ports.clocks.timeZoneOf(practiceId)) ?? 'UTC';
  const { serviceDate, startsAt } = run;
  if (serviceDate === undefined || startsAt === undefined) {
    const first = nextRun(clock.now(), timeZone);
    await runs.save(run, first, first.startsAt);
    return;
  }
  // A message of a run that is over.
  if (startsAt > clock.now()) return;
  const isOver = isPast(serviceDate, clock.now(), timeZone);
  const filled = isOver ? run : await fillDay(run, { serviceDate, startsAt }, timeZone, scope, ports);
  if (filled === undefined) return;
  const next = runAfter(startsAt, clock.now(), timeZone);
  await runs.save(filled, next, next.startsAt);
}

/** The run as it is noted when no page is left; undefined: another worker goes on. */
async function fillDay(
  run: NightRun,
  planned: PlannedRun,
  timeZone: string,
  scope: Scope,
  ports: FillNightLanePorts,
): Promise<NightRun | undefined> {
  const { runs, clock } = ports;
  const { practiceId } = run;
  const practice = { practiceId, timeZone, plans: (await ports.plans.read(practiceId))?.plans ?? [] };
  let queued = 0;
  for (let reached = run; ; ) {
    if (clock.now() > scope.deadline - PAGE_MILLISECONDS) {
      await ports.queue.send(practiceId);
      return undefined;
    }
    const page = await expectedOn(reached, planned.serviceDate, timeZone, scope.deadline, ports);
    queued += await queueMissing(page.appointments, planned, practice, scope, ports);
    if (page.lastKey === undefined) {
      scope.logger.info('NIGHT_LANE_FILLED', { practiceId, serviceDate: planned.serviceDate, queued });
      return reached;
    }
    const after = { ...planned, afterKey: page.lastKey };
    if (!(await runs.save(reached, after, clock.now() + SILENCE_MILLISECONDS))) return undefined;
    reached = { ...after, practiceId, version: reached.version + 1 };
  }
}

async function expectedOn(
  { practiceId, afterKey }: NightRun,
  serviceDate: string,
  timeZone: string,
  deadline: number,
  { appointments }: FillNightLanePorts,
) {
  const resolved = resolveRange({ from: serviceDate, to: serviceDate }, timeZone);
  if ('faults' in resolved) throw new RangeError('Not a day of the calendar.');
  return appointments.page({ practiceId, range: resolved.range, afterKey, limit: PAGE }, deadline);
}

interface Practice {
  readonly practiceId: string;
  readonly timeZone: string;
  readonly plans: readonly InsurancePlan[];
}

type Asked = CoverageQuestion & { readonly planId: string; readonly appointmentId: string };

/** How many were queued. */
async function queueMissing(
  appointments: readonly ExpectedAppointment[],
  { serviceDate }: PlannedRun,
  { practiceId, timeZone, plans }: Practice,
  scope: Scope,
  ports: FillNightLanePorts,
): Promise<number> {
  const questions = appointments.flatMap((appointment): Asked[] => {
    const question = questionOf(appointment, { practiceId, serviceDate }, plans);
    return typeof question === 'string' ? [] : [{ ...question, appointmentId: appointment.id }];
  });
  const known = await ports.last.find(questions, scope.deadline);
  const since = countsFrom(serviceDate, ports.clock.now(), timeZone);
  const missing = questions.filter((_, index) => (known[index]?.createdAt ?? 0) < since);
  let queued = 0;
  for (let first = 0; first < missing.length; first += WRITES_AT_ONCE) {
    const some = missing.slice(first, first + WRITES_AT_ONCE);
    const kept = await Promise.all(some.map((question) => keep(question, timeZone, scope, ports)));
    queued += kept.filter((isNew) => isNew).length;
  }
  return queued;
}

/** Whether it is a new one. No worker is told: the sweep tells one when the time has come, which most times is hours from now. */
async function keep(
  question: Asked,
  timeZone: string,
  { deadline, requestId }: Scope,
  { requests, clock, ids, random }: FillNightLanePorts,
): Promise<boolean> {
  const { practiceId, serviceDate } = question;
  const now = clock.now();
  const startAt = firstTryAt(serviceDate, now, timeZone, random());
  const verification = queuedVerification({ ...question, id: ids.next('ver'), lane: 'night' }, now, startAt);
  const nobody = { practiceId, role: 'agent', subject: 'night-run', scopes: [], channel: 'app' } as const;
  const audit = auditRecord({ caller: nobody, requestId }, 'verification-requested', verification.id, now);
  const { kind } = await requests.request({
    verification,
    audit: { ...audit, role: 'system', channel: 'schedule' },
    answer: emptyAnswer(204),
    deadline,
  });
  return kind === 'answered';
}
