import type { PracticeRules } from '@frontdesk/scheduling/practice-rules';
import type { SetClock } from '@frontdesk/testing/set-clock';
import type { PatientIndexEntry } from '../ports/patient-index.ts';
import { staff } from './callers.ts';
import { FrontDesk, type Ports } from './front-desk.ts';
import { practiceRules } from './practices.ts';

/** The service's surroundings, in memory or on DynamoDB, and what a test may see of them. */
export interface World {
  readonly clock: SetClock;
  /** The ports of one container. */
  readonly ports: Ports;
  /** Those of another container, with caches of its own. */
  otherPorts(): Ports;
  putRules(rules: PracticeRules): Promise<void>;
  /** As `ports.patients.put` for each, of appointments that have no entry yet. */
  putPatients(entries: readonly PatientIndexEntry[]): Promise<void>;
  /** `<UTC date> <quantum>` to the epoch second until which it is claimed. */
  claims(practiceId: string, resourceId: string): Promise<Record<string, number>>;
  /** Names of the events about an appointment, in order. */
  events(appointmentId: string): Promise<string[]>;
}

/** A practice of its own for one test. */
export interface Practice {
  readonly practiceId: string;
  /** Its staff: `agent-1`, unless named; a manager. */
  desk(subject?: string): FrontDesk;
  /** An agent of this name. */
  agent(subject: string): FrontDesk;
  change(changes: Parameters<typeof practiceRules>[2], edit?: (rules: PracticeRules) => PracticeRules): Promise<void>;
}

let practices = 0;

/** Opens a practice that no other test knows. */
export async function openPractice(
  world: World,
  timeZone = 'America/New_York',
  changes: Parameters<typeof practiceRules>[2] = {},
): Promise<Practice> {
  practices += 1;
  const practiceId = `practice-${practices}`;
  await world.putRules(practiceRules(practiceId, timeZone, changes));
  return {
    practiceId,
    desk: (subject) => new FrontDesk(world.ports, staff(practiceId, subject)),
    agent: (subject) => new FrontDesk(world.ports, { ...staff(practiceId, subject), role: 'agent' }),
    change: (next, edit = (rules) => rules) => world.putRules(edit(practiceRules(practiceId, timeZone, next))),
  };
}
