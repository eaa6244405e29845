import type { PracticeRules, ProviderRules, VersionedAppointmentType } from '@frontdesk/scheduling/practice-rules';
import type { Closure, Schedule } from '@frontdesk/scheduling/schedule';
import { type Item, numberOf, textOf } from './item-attributes.ts';

/** Range keys of a practice's rules. Every item carries `revision`, the practice's revision that wrote it last. */
export const PRACTICE_ITEM = 'PRACTICE';
export const typeItemKey = (code: string): string => `TYPE#${code}`;
export const scheduleItemKey = (providerId: string): string => `SCHEDULE#${providerId}`;
export const closureItemKey = (closureId: string): string => `CLOSURE#${closureId}`;

/** A closure as it is kept: with what a calendar shows, and the request that asked for it. */
export interface StoredClosure extends Closure {
  readonly id: string;
  readonly description?: string;
  readonly createdAtEpochSeconds: number;
  /** Idempotency scope and digest of the request, when it had a key. */
  readonly request?: { readonly scope: string; readonly requestHash: string };
  readonly revision: number;
}

export interface StoredPracticeRules extends PracticeRules {
  readonly closures: readonly StoredClosure[];
  /** Item key to the revision that wrote it last, for every item but PRACTICE itself. */
  readonly itemRevisions: ReadonlyMap<string, number>;
}

/** The PRACTICE item: the practice's own rules, and which items in which revision make up the whole. */
export function practiceItem(
  rules: Pick<
    StoredPracticeRules,
    'practiceId' | 'displayName' | 'version' | 'revision' | 'timeZone' | 'policy' | 'itemRevisions'
  >,
): Item {
  const itemRevisions = Object.fromEntries([...rules.itemRevisions].map(([key, at]) => [key, { N: String(at) }]));
  return {
    practiceId: { S: rules.practiceId },
    item: { S: PRACTICE_ITEM },
    revision: { N: String(rules.revision) },
    ...policyAttributes(rules),
    itemRevisions: { M: itemRevisions },
  };
}

/** What of PRACTICE people decide, with its version. */
export function policyAttributes({
  displayName,
  version = 1,
  timeZone,
  policy,
}: Pick<PracticeRules, 'displayName' | 'version' | 'timeZone' | 'policy'>): Item {
  return {
    ...displayNameAttribute(displayName),
    version: { N: String(version) },
    timeZone: { S: timeZone },
    startGridMinutes: { N: String(policy.startGridMinutes) },
    offerIntervalMinutes: { N: String(policy.offerIntervalMinutes) },
    minimumNoticeMinutes: { N: String(policy.minimumNoticeMinutes) },
  };
}

export function typeItem(practiceId: string, type: VersionedAppointmentType, revision: number): Item {
  return {
    practiceId: { S: practiceId },
    item: { S: typeItemKey(type.code) },
    revision: { N: String(revision) },
    version: { N: String(type.version ?? 1) },
    ...displayNameAttribute(type.displayName),
    durationMinutes: { N: String(type.durationMinutes) },
    bufferBeforeMinutes: { N: String(type.bufferBeforeMinutes) },
    bufferAfterMinutes: { N: String(type.bufferAfterMinutes) },
  };
}

export function scheduleItem(practiceId: string, providerId: string, provider: ProviderRules): Item {
  return {
    practiceId: { S: practiceId },
    item: { S: scheduleItemKey(providerId) },
    revision: { N: String(provider.revision) },
    version: { N: String(provider.version) },
    ...displayNameAttribute(provider.displayName),
    weekly: { S: JSON.stringify(provider.schedule.weekly) },
    overrides: { S: JSON.stringify(provider.schedule.overrides) },
  };
}

function displayNameAttribute(displayName: string | undefined): Item {
  return displayName === undefined ? {} : { displayName: { S: displayName } };
}

export function closureItem(practiceId: string, closure: StoredClosure): Item {
  return {
    practiceId: { S: practiceId },
    item: { S: closureItemKey(closure.id) },
    revision: { N: String(closure.revision) },
    start: { N: String(closure.start) },
    end: { N: String(closure.end) },
    createdAt: { N: String(closure.createdAtEpochSeconds) },
    ...(closure.providerId !== undefined && { providerId: { S: closure.providerId } }),
    ...(closure.description !== undefined && { description: { S: closure.description } }),
    ...(closure.request !== undefined && {
      requestScope: { S: closure.request.scope },
      requestHash: { S: closure.request.requestHash },
    }),
  };
}

/** All items of a practice, for whoever sets one up in one go (tests seed their tables with it).
 *  The revisions in `rules` are written as they are; those of closures and types are the practice's. */
export function practiceRulesItems(rules: PracticeRules): Item[] {
  const { practiceId, revision } = rules;
  const items = [
    ...[...rules.appointmentTypes.values()].map((type) => typeItem(practiceId, type, revision)),
    ...[...rules.providers].map(([providerId, provider]) => scheduleItem(practiceId, providerId, provider)),
    ...rules.closures.map((closure) => closureItem(practiceId, { createdAtEpochSeconds: 0, ...closure, revision })),
  ];
  const itemRevisions = new Map(items.map((item) => [textOf(item, 'item'), numberOf(item, 'revision')]));
  return [practiceItem({ ...rules, itemRevisions }), ...items];
}

/** Puts a practice's items together again.
 *  `undefined` without a PRACTICE item; 'torn' when they are not all of one revision, since a Query is no snapshot: it
 *  may see a transaction's items half before and half after it. Rules without a closure under the revision that has it
 *  would let bookings into closed time, with every condition satisfied. */
export function readPracticeRules(items: readonly Item[]): StoredPracticeRules | 'torn' | undefined {
  const practice = items.find((item) => item.item?.S === PRACTICE_ITEM);
  if (practice === undefined) return undefined;
  const itemRevisions = new Map(
    Object.entries(practice.itemRevisions?.M ?? {}).map(([key, revision]) => [key, Number(revision.N)]),
  );
  const others = items.filter((item) => item !== practice);
  const whole = others.length === itemRevisions.size;
  if (!whole || others.some((item) => itemRevisions.get(textOf(item, 'item')) !== numberOf(item, 'revision'))) {
    return 'torn';
  }

  const timeZone = textOf(practice, 'timeZone');
  const appointmentTypes = new Map<string, VersionedAppointmentType>();
  const providers = new Map<string, ProviderRules>();
  const closures: StoredClosure[] = [];
  for (const item of others) {
    const [kind, name] = splitKey(textOf(item, 'item'));
    if (kind === 'TYPE') appointmentTypes.set(name, readType(name, item));
    else if (kind === 'SCHEDULE') providers.set(name, readProvider(item, timeZone));
    else if (kind === 'CLOSURE') closures.push(readClosure(name, item));
  }
  return {
    practiceId: textOf(practice, 'practiceId'),
    ...displayNameOf(practice),
    version: practice.version === undefined ? 1 : numberOf(practice, 'version'),
    revision: numberOf(practice, 'revision'),
    timeZone,
    policy: {
      startGridMinutes: numberOf(practice, 'startGridMinutes'),
      offerIntervalMinutes: numberOf(practice, 'offerIntervalMinutes'),
      minimumNoticeMinutes: numberOf(practice, 'minimumNoticeMinutes'),
    },
    appointmentTypes,
    providers,
    closures,
    itemRevisions,
  };
}

function splitKey(key: string): [kind: string, name: string] {
  const separator = key.indexOf('#');
  return [key.slice(0, separator), key.slice(separator + 1)];
}

function displayNameOf({ displayName }: Item): { displayName?: string } {
  return displayName?.S === undefined ? {} : { displayName: displayName.S };
}

function readType(code: string, item: Item): VersionedAppointmentType {
  return {
    code,
    ...displayNameOf(item),
    version: item.version === undefined ? 1 : numberOf(item, 'version'),
    durationMinutes: numberOf(item, 'durationMinutes'),
    bufferBeforeMinutes: numberOf(item, 'bufferBeforeMinutes'),
    bufferAfterMinutes: numberOf(item, 'bufferAfterMinutes'),
  };
}

function readProvider(item: Item, timeZone: string): ProviderRules {
  // Written by `scheduleItem` after validation; read on every cold start, so not validated a second time.
  const weekly = JSON.parse(textOf(item, 'weekly')) as Schedule['weekly'];
  const overrides = JSON.parse(textOf(item, 'overrides')) as Schedule['overrides'];
  return {
    ...displayNameOf(item),
    schedule: { timeZone, weekly, overrides },
    revision: numberOf(item, 'revision'),
    version: numberOf(item, 'version'),
  };
}

function readClosure(id: string, item: Item): StoredClosure {
  const { providerId, description, requestScope } = item;
  return {
    id,
    start: numberOf(item, 'start'),
    end: numberOf(item, 'end'),
    createdAtEpochSeconds: numberOf(item, 'createdAt'),
    revision: numberOf(item, 'revision'),
    ...(providerId?.S !== undefined && { providerId: providerId.S }),
    ...(description?.S !== undefined && { description: description.S }),
    ...(requestScope?.S !== undefined && {
      request: { scope: requestScope.S, requestHash: textOf(item, 'requestHash') },
    }),
  };
}
