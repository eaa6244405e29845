import type { Schedule } from '@frontdesk/contracts/schedule';
import { AppError } from '@frontdesk/core/app-error';
import type { Schedule as ProviderSchedule } from '@frontdesk/scheduling/schedule';
import { scheduleFaults } from '@frontdesk/scheduling/schedule-faults';
import { emptyWindowFaults } from '@frontdesk/scheduling/start-faults';
import { presentSchedule } from '../domain/present-schedule.ts';
import { named } from '../domain/rules-change.ts';
import { type ChangeRulesPorts, changeRules, existing } from './change-rules.ts';

export interface ScheduleReplacement extends Pick<ProviderSchedule, 'weekly' | 'overrides'> {
  readonly practiceId: string;
  readonly providerId: string;
  /** Undefined: stays as it is. */
  readonly displayName: string | undefined;
  /** Whether a provider who does not exist yet is made, and not sought. */
  readonly mayCreate: boolean;
  /** Throws STALE_VERSION unless the present version (`undefined`: none yet) is what the caller knows of. */
  readonly demandVersion: (version: number | undefined) => void;
  /** Epoch milliseconds. */
  readonly deadline: number;
}

/** Sets a provider's opening hours, or makes a new provider, and tells every container that keeps the old ones: the
 *  provider's revision changes in the same transaction, so no booking by the old hours commits after it.
 *  A window that no type of the practice fits is refused. Hours too short for one type are not: they are the manager's to set.
 *  Throws NOT_FOUND, STALE_VERSION, INPUT_INVALID with pointers into the body, UNAVAILABLE. */
export async function replaceSchedule(ports: ChangeRulesPorts, replacement: ScheduleReplacement): Promise<Schedule> {
  const { practiceId, providerId, mayCreate, demandVersion, displayName, weekly, overrides, deadline } = replacement;
  return changeRules(ports, practiceId, deadline, (rules) => {
    const { timeZone, providers, appointmentTypes, policy } = existing(rules);
    const present = providers.get(providerId);
    if (present === undefined && !mayCreate) throw new AppError('NOT_FOUND');
    demandVersion(present?.version);
    const schedule = { timeZone, weekly, overrides };
    const malformed = scheduleFaults(schedule);
    const faults = malformed.length > 0 ? malformed : emptyWindowFaults(schedule, appointmentTypes.values(), policy);
    if (faults.length > 0) throw new AppError('INPUT_INVALID', { faults });

    const version = (present?.version ?? 0) + 1;
    const name = named(displayName ?? present?.displayName);
    return {
      change: { schedules: [{ providerId, ...name, version, weekly, overrides }] },
      result: presentSchedule(practiceId, providerId, { ...name, schedule, version }),
    };
  });
}
