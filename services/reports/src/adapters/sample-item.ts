import { type Item, textOf } from '@frontdesk/aws/item-attributes';
import type { AccessFact, SampleFact, VendorCallsFact } from '../domain/facts.ts';
import type { SampleKey } from '../ports/samples.ts';

/** Before the day in a sample's key. No report's id has such a sign. */
const PREFIX = 'SAMPLE#';

/** In place of a practice: the partition that lists those which are sampled. No practice's id has such a sign. */
export const SAMPLED = '#SAMPLED';

export function sampleKey({ practiceId, day }: SampleKey): Item {
  return { practiceId: { S: practiceId }, reportId: { S: `${PREFIX}${day}` } };
}

export function sampleItem(practiceId: string, { day, takenAt, access, vendorCalls }: SampleFact): Item {
  return {
    ...sampleKey({ practiceId, day }),
    takenAt: { S: takenAt },
    access: { S: JSON.stringify(byProvider(access)) },
    vendorCalls: { S: JSON.stringify(vendorCalls) },
  };
}

/** The sample that an item holds; undefined for an item that is none. */
export function sampleFrom(item: Item): SampleFact | undefined {
  const id = textOf(item, 'reportId');
  if (!id.startsWith(PREFIX)) return undefined;
  const access = JSON.parse(textOf(item, 'access')) as Record<string, Record<string, number | null>>;
  return {
    day: id.slice(PREFIX.length),
    takenAt: textOf(item, 'takenAt'),
    vendorCalls: JSON.parse(textOf(item, 'vendorCalls')) as VendorCallsFact[],
    access: Object.entries(access).flatMap(([providerId, types]) =>
      Object.entries(types).map(([appointmentType, days]) => ({ providerId, appointmentType, days })),
    ),
  };
}

/** Days by type, by provider: an item holds those of a large practice. */
function byProvider(access: readonly AccessFact[]): Record<string, Record<string, number | null>> {
  const providers = Map.groupBy(access, ({ providerId }) => providerId);
  return Object.fromEntries(
    [...providers].map(([providerId, own]) => [
      providerId,
      Object.fromEntries(own.map(({ appointmentType, days }) => [appointmentType, days])),
    ]),
  );
}
