import type { Logger } from '@frontdesk/core/logger';
import { mapInParallel } from '@frontdesk/core/map-in-parallel';
import { utcDayOf } from '@frontdesk/core/utc-day';
import type { DaySheet } from '@frontdesk/scheduling/day-sheet';
import type { PracticeRules } from '@frontdesk/scheduling/practice-rules';
import { localDateOf } from '@frontdesk/scheduling/zone-offsets';
import { NO_FACTS, type SampleFact } from '../domain/facts.ts';
import { daysToThirdNext, isSampled, sheetDays } from '../domain/third-next-available.ts';
import type { FactStore } from '../ports/fact-store.ts';
import type { PracticeRulesSource } from '../ports/practice-rules-source.ts';
import type { SampleKey, Samples } from '../ports/samples.ts';
import type { VendorUsage } from '../ports/vendor-usage.ts';
import { onceAwake, type Patience } from './once-awake.ts';

export interface TakeSamplePorts extends Patience {
  readonly samples: Samples;
  readonly rules: PracticeRulesSource;
  readonly sheets: {
    /** A provider's pages of the UTC days from `fromDay` to `toDay`, both included. */
    read(practiceId: string, resourceId: string, fromDay: string, toDay: string): Promise<readonly DaySheet[]>;
  };
  readonly vendors: VendorUsage;
  readonly facts: Pick<FactStore, 'record'>;
}

const PROVIDERS_AT_ONCE = 10;
const DAY_MILLISECONDS = 86_400_000;
/** For as long after a day its vendors' calls may still be told of. */
const GROWING_DAYS = 15;

/** Takes the day's sample of a practice and counts it; the one that was taken before, where there is one. A day that is over is not sampled
 *  afterwards: what was free then, nobody knows any more. Throws DatabaseUnavailableError, UNAVAILABLE. */
export async function takeSample(
  key: SampleKey,
  { logger, deadline }: { readonly logger: Logger; readonly deadline: number },
  ports: TakeSamplePorts,
): Promise<void> {
  const { samples, facts, rules: source, clock } = ports;
  const { practiceId, day } = key;
  let sample = await samples.read(key);
  if (sample === undefined) {
    const rules = await source.read(practiceId);
    // A practice may be gone.
    if (rules === undefined) return;
    const now = clock.now();
    if (localDateOf(Math.floor(now / 60_000), rules.timeZone) !== day) {
      logger.warn('SAMPLE_MISSED', { practiceId, day });
      return;
    }
    sample = await samples.keep(practiceId, await sampleOf(rules, day, now, ports));
  }
  const taken = sample;
  await onceAwake(() => facts.record(practiceId, { ...NO_FACTS, samples: [taken] }), deadline, ports);
}

async function sampleOf(
  rules: PracticeRules,
  day: string,
  now: number,
  { sheets, vendors }: Pick<TakeSamplePorts, 'sheets' | 'vendors'>,
): Promise<SampleFact> {
  const minutes = now / 60_000;
  const { firstDay, lastDay } = sheetDays(rules, Math.floor(minutes));
  const providerIds = [...rules.providers.keys()].filter((id) => isSampled(rules, id, Math.floor(minutes))).sort();
  const access = await mapInParallel(providerIds, PROVIDERS_AT_ONCE, async (providerId) => {
    const pages = await sheets.read(rules.practiceId, providerId, firstDay, lastDay);
    return [...rules.appointmentTypes.values()].map((type) => ({
      providerId,
      appointmentType: type.code,
      days: daysToThirdNext(rules, { providerId, type, sheets: pages, now: minutes }),
    }));
  });
  const vendorCalls = await vendors.callsOf(
    rules.practiceId,
    utcDayOf(now - GROWING_DAYS * DAY_MILLISECONDS),
    utcDayOf(now - DAY_MILLISECONDS),
  );
  return { day, takenAt: new Date(now).toISOString(), access: access.flat(), vendorCalls };
}
