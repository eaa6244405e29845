import { AppError } from '@frontdesk/core/app-error';
import { canonicalJson } from '@frontdesk/core/canonical-json';
import { scheduleFaults } from '@frontdesk/scheduling/schedule-faults';
import type { PracticeDocument } from '../domain/practice-document.ts';
import type { PracticeRecord } from '../domain/practice-record.ts';
import type { RulesChange } from '../domain/rules-change.ts';
import { type ChangeRulesPorts, changeRules } from './change-rules.ts';

/** Sets up a practice, or brings one up to date: providers, types and rules that the document names are set, others and
 *  the closures stay. May be repeated. Every provider gets a new revision; the version (the ETag) of a schedule changes
 *  only with its content. Throws INPUT_INVALID with pointers into the document, UNAVAILABLE. */
export async function importPractice(
  ports: ChangeRulesPorts,
  document: PracticeDocument,
  deadline: number,
): Promise<void> {
  const { practiceId, timeZone, providers } = document;
  const faults = providers.flatMap(({ weekly, overrides }, index) =>
    scheduleFaults({ timeZone, weekly, overrides }).map(({ pointer, message }) => ({
      pointer: pointer === '/timeZone' ? pointer : `/providers/${index}${pointer}`,
      message,
    })),
  );
  if (faults.length > 0) throw new AppError('INPUT_INVALID', { faults });
  await changeRules(ports, practiceId, deadline, (rules) => ({
    change: changeTo(document, rules),
    result: undefined,
  }));
}

function changeTo(document: PracticeDocument, rules: PracticeRecord | undefined): RulesChange {
  const { timeZone, startGridMinutes, offerIntervalMinutes, minimumNoticeMinutes } = document;
  const named = new Set(document.providers.map(({ providerId }) => providerId));
  return {
    practice: { timeZone, policy: { startGridMinutes, offerIntervalMinutes, minimumNoticeMinutes } },
    appointmentTypes: document.appointmentTypes,
    schedules: document.providers.map(({ providerId, weekly, overrides }) => {
      const present = rules?.providers.get(providerId);
      const content = canonicalJson({ timeZone, weekly, overrides });
      const unchanged = present !== undefined && canonicalJson(present.schedule) === content;
      return { providerId, weekly, overrides, version: unchanged ? present.version : (present?.version ?? 0) + 1 };
    }),
    // The types and the policy are everybody's.
    touchProviderIds: [...(rules?.providers.keys() ?? [])].filter((providerId) => !named.has(providerId)),
  };
}
