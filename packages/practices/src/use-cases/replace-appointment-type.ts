import type { AppointmentType } from '@frontdesk/contracts/appointment-type';
import { AppError } from '@frontdesk/core/app-error';
import { canonicalJson } from '@frontdesk/core/canonical-json';
import type { VersionedAppointmentType } from '@frontdesk/scheduling/practice-rules';
import { MAXIMUM_CLAIM_MINUTES } from '@frontdesk/scheduling/quantum';
import type { AppointmentType as TypeRules } from '@frontdesk/scheduling/schedule';
import type { Fault } from '@frontdesk/scheduling/schedule-faults';
import { unplaceableTypes } from '@frontdesk/scheduling/start-faults';
import { claimedMinutes } from '../domain/claimed-minutes.ts';
import { countEmptyWindows } from '../domain/empty-windows.ts';
import type { PracticeRecord } from '../domain/practice-record.ts';
import { listedType } from '../domain/present-appointment-type.ts';
import { changedRules, named } from '../domain/rules-change.ts';
import { type ChangeRulesPorts, changeRules, existing } from './change-rules.ts';

export interface AppointmentTypeReplacement {
  readonly practiceId: string;
  /** Without a display name: the one that it has stays. */
  readonly type: TypeRules;
  /** Whether a type that does not exist yet is made, and not sought. */
  readonly mayCreate: boolean;
  /** Throws STALE_VERSION unless the present version (`undefined`: none yet) is what the caller knows of. */
  readonly demandVersion: (version: number | undefined) => void;
  /** Epoch milliseconds. */
  readonly deadline: number;
}

/** Sets how long appointments of a type take, or makes a new type. Types are everybody's: each provider gets a new revision, so
 *  that no container books by the old one. What is booked keeps its time.
 *  Throws NOT_FOUND, STALE_VERSION, INPUT_INVALID with pointers into the body, UNAVAILABLE. */
export async function replaceAppointmentType(
  ports: ChangeRulesPorts,
  { practiceId, type, mayCreate, demandVersion, deadline }: AppointmentTypeReplacement,
): Promise<AppointmentType> {
  let decided: VersionedAppointmentType | undefined;
  return changeRules(ports, practiceId, deadline, (found) => {
    const rules = existing(found);
    const present = rules.appointmentTypes.get(type.code);
    const touchProviderIds = [...rules.providers.keys()];
    const result = (set: VersionedAppointmentType): AppointmentType => ({ practiceId, ...listedType(set) });
    // The type of a large practice changes in several transactions, and another change may come between them. Somebody else who
    // has just set the very same is answered alike, as RFC 9110, section 13.1.1, permits.
    if (decided !== undefined && present !== undefined && canonicalJson(present) === canonicalJson(decided)) {
      return { change: { touchProviderIds }, result: result(decided) };
    }
    if (present === undefined && !mayCreate) throw new AppError('NOT_FOUND');
    demandVersion(present && (present.version ?? 1));
    const { displayName, ...content } = type;
    const version = present === undefined ? 1 : (present.version ?? 1) + 1;
    const set = { ...content, ...named(displayName ?? present?.displayName), version };
    const change = { appointmentTypes: [set], touchProviderIds };
    const faults = faultsOf(set, rules, changedRules(practiceId, rules, change, 0));
    if (faults.length > 0) throw new AppError('INPUT_INVALID', { faults });
    decided = set;
    return { change, result: result(set) };
  });
}

function faultsOf(type: TypeRules, before: PracticeRecord, after: PracticeRecord): Fault[] {
  const at = (message: string): Fault[] => [{ pointer: '/durationMinutes', message }];
  if (claimedMinutes(type) > MAXIMUM_CLAIM_MINUTES) {
    return at(`must not take more than ${MAXIMUM_CLAIM_MINUTES} minutes, buffers included`);
  }
  const schedules = [...after.providers.values()].map(({ schedule }) => schedule);
  if (unplaceableTypes([type], schedules, after.policy).length > 0) return at('fits no window of any provider');
  const emptied = [...after.providers.keys()].filter(
    (providerId) => countEmptyWindows(after, providerId) > countEmptyWindows(before, providerId),
  );
  return emptied.length === 0 ? [] : at(`leaves a window of ${emptied.join(', ')} without any start`);
}
