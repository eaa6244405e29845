import type { CallSighting } from './call-sighting.ts';
import { type ContactLink, joinedLinks, linksOf } from './contact-link.ts';

/** What one event said, with what decides between events that said something else. */
export interface Latest<Value> {
  readonly value: Value;
  readonly at: number;
  readonly eventId: string;
}

/** All that the events of a call have said so far, in epoch milliseconds. A milestone is the earliest instant that anybody told
 *  of it; what may change in a call (queue, agent) is the latest event's; links are all that were ever named. */
export interface CallFacts {
  /** The earliest event, for calls of which nobody knows when they began. */
  readonly firstSeenAt: number;
  readonly initiatedAt?: number;
  readonly queuedAt?: number;
  readonly systemConnectedAt?: number;
  readonly connectedAt?: number;
  readonly endedAt?: number;
  readonly channel?: Latest<string>;
  readonly method?: Latest<string>;
  readonly queueId?: Latest<string>;
  readonly agentId?: Latest<string>;
  readonly disconnectReason?: Latest<string>;
  /** In order; absent: none. */
  readonly links?: readonly ContactLink[];
}

const MILESTONES = ['initiatedAt', 'queuedAt', 'systemConnectedAt', 'connectedAt', 'endedAt'] as const;
const CHANGING = ['channel', 'method', 'queueId', 'agentId', 'disconnectReason'] as const;

/** The facts of one event alone. */
export function factsOf(sighting: CallSighting): CallFacts {
  const { at, eventId } = sighting;
  const milestones = MILESTONES.flatMap((name) => (sighting[name] === undefined ? [] : [[name, sighting[name]]]));
  const changing = CHANGING.flatMap((name) =>
    sighting[name] === undefined ? [] : [[name, { value: sighting[name], at, eventId }]],
  );
  const links = linksOf(sighting);
  return {
    firstSeenAt: at,
    ...Object.fromEntries(milestones),
    ...Object.fromEntries(changing),
    ...(links.length > 0 && { links }),
  };
}

/** Both together. Commutative, associative and idempotent, so that events may come in any order, in any grouping and any
 *  number of times: the facts are those of the set of events. See ADR-0008. */
export function mergeFacts(one: CallFacts, other: CallFacts): CallFacts {
  const milestones = MILESTONES.flatMap((name) => {
    const earliest = Math.min(one[name] ?? Number.POSITIVE_INFINITY, other[name] ?? Number.POSITIVE_INFINITY);
    return earliest === Number.POSITIVE_INFINITY ? [] : [[name, earliest]];
  });
  const changing = CHANGING.flatMap((name) => {
    const latest = later<unknown>(one[name], other[name]);
    return latest === undefined ? [] : [[name, latest]];
  });
  const links = joinedLinks(one.links ?? [], other.links ?? []);
  return {
    firstSeenAt: Math.min(one.firstSeenAt, other.firstSeenAt),
    ...Object.fromEntries(milestones),
    ...Object.fromEntries(changing),
    ...(links.length > 0 && { links }),
  };
}

/** Whether they say the same. */
export function sameFacts(one: CallFacts, other: CallFacts): boolean {
  if (one.firstSeenAt !== other.firstSeenAt) return false;
  if (MILESTONES.some((name) => one[name] !== other[name])) return false;
  if (String(one.links ?? []) !== String(other.links ?? [])) return false;
  return CHANGING.every((name) => one[name] === other[name] || rankOf(one[name]) === rankOf(other[name]));
}

/** Whether they tell of nothing but that the call has begun: what the first event about a call says, and hardly another. */
export function onlyTellsBeginning({ initiatedAt, links = [], ...facts }: CallFacts): boolean {
  const isFurther = MILESTONES.some((name) => name !== 'initiatedAt' && name in facts);
  return initiatedAt !== undefined && !isFurther && links.length === 0;
}

/** A total order, so that the outcome is the same whoever is asked first. */
function later<Value>(one: Latest<Value> | undefined, other: Latest<Value> | undefined): Latest<Value> | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  if (one.at !== other.at) return one.at > other.at ? one : other;
  return rankOf(one) >= rankOf(other) ? one : other;
}

function rankOf(latest: Latest<unknown> | undefined): string {
  return latest === undefined ? '' : JSON.stringify([latest.at, latest.eventId, latest.value]);
}
