import { AppError } from '@frontdesk/core/app-error';
import { canonicalJson } from '@frontdesk/core/canonical-json';
import { type Fault, scheduleFaults } from '@frontdesk/scheduling/schedule-faults';
import { emptyWindowFaults, unplaceableTypes } from '@frontdesk/scheduling/start-faults';
import { countEmptyWindows } from '../domain/empty-windows.ts';
import type { PracticeDocument } from '../domain/practice-document.ts';
import type { PracticeRecord } from '../domain/practice-record.ts';
import { changedRules, named, type RulesChange } from '../domain/rules-change.ts';
import { versioned } from '../domain/versioned-type.ts';
import { type ChangeRulesPorts, changeRules } from './change-rules.ts';

/** Sets up a practice, or brings one up to date: providers, types and rules that the document names are set, others and
 *  the closures stay. May be repeated. Every provider gets a new revision; the version (the ETag) of a schedule changes
 *  only with its content. A window that no type fits, and a type that fits no window, would be silence for ever: both are
 *  faults. Throws INPUT_INVALID with pointers into the document, UNAVAILABLE. */
export async function importPractice(
  ports: ChangeRulesPorts,
  document: PracticeDocument,
  deadline: number,
): Promise<void> {
  const { practiceId, timeZone, providers } = document;
  refuse(
    providers.flatMap(({ weekly, overrides }, index) =>
      scheduleFaults({ timeZone, weekly, overrides }).map(({ pointer, message }) => ({
        pointer: pointer === '/timeZone' ? pointer : `/providers/${index}${pointer}`,
        message,
      })),
    ),
  );
  await changeRules(ports, practiceId, deadline, (rules) => {
    const change = changeTo(document, rules);
    refuse(startFaults(document, rules, changedRules(practiceId, rules, change, 0)));
    return { change, result: undefined };
  });
}

function refuse(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new AppError('INPUT_INVALID', { faults });
}

/** What of the document could never have a start, in the practice as it will be: with the providers and types that stay. */
function startFaults(document: PracticeDocument, before: PracticeRecord | undefined, after: PracticeRecord): Fault[] {
  const { appointmentTypes, providers, policy } = after;
  const windows = document.providers.flatMap(({ providerId }, index) => {
    const schedule = providers.get(providerId)?.schedule;
    const faults = schedule === undefined ? [] : emptyWindowFaults(schedule, appointmentTypes.values(), policy);
    return faults.map(({ pointer, message }) => ({ pointer: `/providers/${index}${pointer}`, message }));
  });
  const schedules = [...providers.values()].map(({ schedule }) => schedule);
  const unplaceable = new Set(unplaceableTypes(document.appointmentTypes, schedules, policy));
  const types = document.appointmentTypes.flatMap((type, index) =>
    unplaceable.has(type)
      ? [{ pointer: `/appointmentTypes/${index}/durationMinutes`, message: 'fits no window of any provider' }]
      : [],
  );
  const imported = new Set(document.providers.map(({ providerId }) => providerId));
  const others = [...providers.keys()].filter((providerId) => !imported.has(providerId));
  const emptied = others.some(
    (providerId) => countEmptyWindows(after, providerId) > countEmptyWindows(before, providerId),
  );
  const message = 'leave a window of a provider who is not named here without any start';
  return [...windows, ...types, ...(emptied ? [{ pointer: '/appointmentTypes', message }] : [])];
}

function changeTo(document: PracticeDocument, rules: PracticeRecord | undefined): RulesChange {
  const {
    displayName = rules?.displayName,
    timeZone,
    startGridMinutes,
    offerIntervalMinutes,
    minimumNoticeMinutes,
  } = document;
  const imported = new Set(document.providers.map(({ providerId }) => providerId));
  const practice = {
    ...named(displayName),
    timeZone,
    policy: { startGridMinutes, offerIntervalMinutes, minimumNoticeMinutes },
  };
  return {
    practice: { ...practice, version: practiceVersion(practice, rules) },
    appointmentTypes: document.appointmentTypes.map((type) => versioned(type, rules?.appointmentTypes.get(type.code))),
    schedules: document.providers.map(({ providerId, displayName: name, weekly, overrides }) => {
      const present = rules?.providers.get(providerId);
      const provider = { ...named(name ?? present?.displayName), weekly, overrides };
      const content = canonicalJson({ timeZone, ...provider });
      const unchanged =
        present !== undefined && canonicalJson({ ...named(present.displayName), ...present.schedule }) === content;
      return { providerId, ...provider, version: unchanged ? present.version : (present?.version ?? 0) + 1 };
    }),
    // The types and the policy are everybody's.
    touchProviderIds: [...(rules?.providers.keys() ?? [])].filter((providerId) => !imported.has(providerId)),
  };
}

/** The version that follows from what the practice was: another one only for other content. */
function practiceVersion(
  practice: Pick<PracticeRecord, 'displayName' | 'timeZone' | 'policy'>,
  present: PracticeRecord | undefined,
): number {
  if (present === undefined) return 1;
  const { displayName, timeZone, policy, version = 1 } = present;
  return canonicalJson({ ...named(displayName), timeZone, policy }) === canonicalJson(practice) ? version : version + 1;
}
