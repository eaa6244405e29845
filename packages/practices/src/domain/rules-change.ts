import type { VersionedAppointmentType } from '@frontdesk/scheduling/practice-rules';
import type { BookingPolicy, Closure, Schedule } from '@frontdesk/scheduling/schedule';
import type { NewClosure, PracticeRecord } from './practice-record.ts';

/** One change of a practice's rules, decided on rules of a known revision. */
export interface RulesChange {
  readonly practice?: {
    readonly displayName?: string;
    readonly version: number;
    readonly timeZone: string;
    readonly policy: BookingPolicy;
  };
  /** Types to set; others stay. */
  readonly appointmentTypes?: readonly VersionedAppointmentType[];
  /** Schedules to set; other providers keep theirs. */
  readonly schedules?: readonly NewSchedule[];
  readonly addClosure?: NewClosure;
  readonly removeClosureId?: string;
  /** Closures that are over: they concern nobody any more. None of them is `removeClosureId`. */
  readonly dropClosureIds?: readonly string[];
  /** Providers whose revision changes although nothing else of theirs does: bookings decided before are decided again. */
  readonly touchProviderIds?: readonly string[];
}

export interface NewSchedule extends Pick<Schedule, 'weekly' | 'overrides'> {
  readonly providerId: string;
  readonly displayName?: string;
  readonly version: number;
}

/** The providers a closure concerns: one, or all that the practice has. */
export function providersConcerned(rules: PracticeRecord, { providerId }: Pick<Closure, 'providerId'>): string[] {
  return providerId === undefined ? [...rules.providers.keys()] : [providerId].filter((id) => rules.providers.has(id));
}

/** The rules after a change, all that it touches under `revision`. Without `basis` the change must name the practice. */
export function changedRules(
  practiceId: string,
  basis: PracticeRecord | undefined,
  change: RulesChange,
  revision: number,
): PracticeRecord {
  const { displayName, version = 1, timeZone, policy } = change.practice ?? basis ?? unnamedPractice();
  const providers = new Map(
    [...(basis?.providers ?? [])].map(([id, provider]) => [
      id,
      { ...provider, schedule: { ...provider.schedule, timeZone } },
    ]),
  );
  for (const { providerId, displayName: name, version, weekly, overrides } of change.schedules ?? []) {
    const schedule = { timeZone, weekly, overrides };
    providers.set(providerId, { ...named(name), schedule, revision, version });
  }
  for (const providerId of change.touchProviderIds ?? []) {
    const provider = providers.get(providerId);
    if (provider !== undefined) providers.set(providerId, { ...provider, revision });
  }
  const removed = new Set([change.removeClosureId, ...(change.dropClosureIds ?? [])]);
  const added = change.addClosure === undefined ? [] : [{ ...change.addClosure, revision }];
  return {
    practiceId,
    ...named(displayName),
    version,
    revision,
    timeZone,
    policy,
    providers,
    appointmentTypes: new Map([
      ...(basis?.appointmentTypes ?? []),
      ...(change.appointmentTypes ?? []).map((type) => [type.code, type] as const),
    ]),
    closures: [...(basis?.closures ?? []).filter(({ id }) => !removed.has(id)), ...added],
  };
}

/** A display name where there is one. */
export function named(displayName: string | undefined): { displayName?: string } {
  return displayName === undefined ? {} : { displayName };
}

function unnamedPractice(): never {
  throw new TypeError('The first change of a practice names its time zone and policy.');
}
