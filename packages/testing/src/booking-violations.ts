import type { Claim, LiveClaim, Operation } from './booking-history.ts';
import {
  type ClaimLifetime,
  claimLifetimes,
  claimText,
  type Effect,
  effectsOf,
  renews,
  subjectOf,
} from './claim-lifetimes.ts';

/** Judges a history of bookings against what the database finally has (`live`: the appointments that hold time, no
 *  holds) and says in sentences what is wrong with it; nothing when all is well:
 *
 *  - no two appointments or holds ever had the same resource at the same time, neither finally nor while it lasted;
 *  - what was confirmed is there, at the time last confirmed; what was cancelled, missed or refused is not; what got no answer
 *    may be either; nothing else is there;
 *  - one idempotency key led to one appointment and one answer, byte for byte;
 *  - a SLOT_TAKEN was true: while it was decided another's overlapping claim was live, or may have been. */
export function bookingViolations(operations: readonly Operation[], live: readonly LiveClaim[]): string[] {
  const effects = effectsOf(operations);
  const lifetimes = claimLifetimes(effects);
  return [
    ...overlapsAtTheEnd(live),
    ...overlapsOnTheWay(lifetimes),
    ...missingOrMisplaced(effects, live),
    ...unexplained(effects, live),
    ...keysWithSeveralAnswers(effects),
    ...appointmentsOfSeveral(effects),
    ...untrueRefusals(operations, lifetimes),
  ];
}

function overlapsAtTheEnd(live: readonly LiveClaim[]): string[] {
  return pairsOf(live)
    .filter(([one, other]) => overlap(one.claim, other.claim))
    .map(([one, other]) => `The database has ${one.id} and ${other.id} for the same resource at the same time.`);
}

function overlapsOnTheWay(lifetimes: readonly ClaimLifetime[]): string[] {
  return pairsOf(lifetimes.filter(({ certainly }) => certainly.from < certainly.to))
    .filter(([one, other]) => subjectOf(one.effect) !== subjectOf(other.effect) && overlap(one.claim, other.claim))
    .filter(([one, other]) => one.certainly.from < other.certainly.to && other.certainly.from < one.certainly.to)
    .map(
      ([one, other]) => `${nameOf(one.effect)} and ${nameOf(other.effect)} had the same resource for the same time.`,
    );
}

function missingOrMisplaced(effects: readonly Effect[], live: readonly LiveClaim[]): string[] {
  return effects.flatMap((booking) => {
    if (booking.request.kind !== 'book' || booking.outcome !== 'ok') return [];
    const changes = effects.filter(({ request, outcome }) => {
      return outcome !== 'fail' && 'target' in request && request.target === booking.id;
    });
    const cancels = changes.filter(({ request }) => request.kind === 'cancel');
    const noShows = changes.filter(({ request }) => request.kind === 'noshow');
    const reclaims = changes.filter(({ request }) => request.kind === 'reclaim');
    const found = live.filter(({ id }) => id === booking.id);
    const [record] = found;
    if (cancels.some(({ outcome }) => outcome === 'ok')) {
      return record === undefined ? [] : [`${nameOf(booking)} was cancelled, but the database has it.`];
    }
    if (record === undefined) {
      const stayedAway = noShows.some((noShow) => !reclaims.some((reclaim) => isAfter(reclaim, noShow)));
      if (cancels.length > 0 || stayedAway) return [];
      return [`${nameOf(booking)} was confirmed, but the database does not have it.`];
    }
    const missed = noShows.some((noShow) => noShow.outcome === 'ok' && reclaims.every((one) => isAfter(noShow, one)));
    if (missed) return [`${nameOf(booking)} gave its time back, but the database has it.`];
    const setters = [booking, ...changes.filter(({ request }) => 'claim' in request)];
    const candidates = setters.filter((setter) => {
      return !setters.some(({ outcome, invokedAt }) => outcome === 'ok' && invokedAt > setter.settledAt);
    });
    const possible = candidates.some(
      ({ request }) => 'claim' in request && claimText(request.claim) === claimText(record.claim),
    );
    return possible ? [] : [`${nameOf(booking)} is not at the time that was last confirmed.`];
  });
}

/** That `later` took effect after `earlier` had, whatever the moments were. */
function isAfter(later: Effect, earlier: Effect): boolean {
  return later.outcome === 'ok' && later.invokedAt > earlier.settledAt;
}

/** What nobody was told of must be the doing of a request without an answer, one of each. */
function unexplained(effects: readonly Effect[], live: readonly LiveClaim[]): string[] {
  const known = new Set(
    effects.flatMap(({ id, request }) => (request.kind === 'book' && id !== undefined ? [id] : [])),
  );
  const unanswered = effects.flatMap(({ request, outcome }) => {
    return request.kind === 'book' && outcome === 'unknown' ? [claimText(request.claim)] : [];
  });
  return live.flatMap(({ id, claim }) => {
    if (known.has(id)) return [];
    const explanation = unanswered.indexOf(claimText(claim));
    if (explanation === -1) return [`The database has ${id}, which nobody booked who was not refused.`];
    unanswered.splice(explanation, 1);
    return [];
  });
}

function keysWithSeveralAnswers(effects: readonly Effect[]): string[] {
  return effects.flatMap(({ request, operations }) => {
    const answers = operations.flatMap(({ response }) => (response.kind === 'ok' ? [response] : []));
    const ids = new Set(answers.map(({ id }) => id));
    if (ids.size > 1) return [`The key ${request.key} led to ${[...ids].join(' and ')}.`];
    const bodies = new Set(answers.map(({ body }) => body));
    return bodies.size > 1 ? [`The key ${request.key} got ${bodies.size} different answers.`] : [];
  });
}

function appointmentsOfSeveral(effects: readonly Effect[]): string[] {
  const bookings = effects.filter(({ request, id }) => request.kind === 'book' && id !== undefined);
  return pairsOf(bookings)
    .filter(([one, other]) => one.id === other.id)
    .map(([one]) => `Two requests were both told that ${one.id} is theirs.`);
}

function untrueRefusals(operations: readonly Operation[], lifetimes: readonly ClaimLifetime[]): string[] {
  return operations.flatMap((operation) => {
    const { request, response, invokedAt, returnedAt, client } = operation;
    if (response.kind !== 'fail' || response.code !== 'SLOT_TAKEN' || !('claim' in request)) return [];
    const own = 'target' in request ? request.target : request.kind === 'book' ? request.holdId : undefined;
    const inTheWay = lifetimes.some(({ effect, claim, possibly }) => {
      if (effect.operations.includes(operation) || (own !== undefined && subjectOf(effect) === own)) return false;
      if (renews(request, effect.request)) return false;
      return overlap(claim, request.claim) && possibly.from <= returnedAt && invokedAt <= possibly.to;
    });
    if (inTheWay) return [];
    return [`${client} was told at ${returnedAt} that ${claimText(request.claim)} is taken, but nobody had it.`];
  });
}

function overlap(one: Claim, other: Claim): boolean {
  if (one.end <= other.start || other.end <= one.start) return false;
  return one.resourceIds.some((resourceId) => other.resourceIds.includes(resourceId));
}

function pairsOf<T>(members: readonly T[]): [T, T][] {
  return members.flatMap((one, index) => members.slice(index + 1).map((other): [T, T] => [one, other]));
}

function nameOf(effect: Effect): string {
  return `${effect.operations[0]?.client}'s ${effect.request.kind} ${subjectOf(effect) ?? ''}`.trim();
}
