import { type CreateHoldRequest, HOLD_TTL_SECONDS, MOST_OPEN_HOLDS } from '@frontdesk/contracts/hold';
import type { Answer } from '@frontdesk/core/answer';
import { AppError } from '@frontdesk/core/app-error';
import type { AuthoriserContext } from '@frontdesk/core/authoriser-context';
import type { Clock } from '@frontdesk/core/clock';
import type { IdempotencyScope } from '@frontdesk/core/idempotency';
import type { IdSource } from '@frontdesk/core/ids';
import { decideTime } from '../domain/bookable-time.ts';
import { type Hold, holdIdFor, placeOf } from '../domain/hold.ts';
import { freePlaces, type HoldPlaces, openHoldFor, secondsUntilFree } from '../domain/hold-places.ts';
import type { Answered } from '../ports/answered.ts';
import type { Refusal } from '../ports/appointment-writer.ts';
import type { HoldPlacer, HoldPlacesReader } from '../ports/hold-store.ts';
import type { KeptAnswers } from '../ports/kept-answers.ts';
import type { RulesSource } from '../ports/rules-source.ts';
import { replayBeforeRefusing } from './replay-before-refusing.ts';
import { RulesInUse } from './rules-in-use.ts';

export interface CreateHold {
  readonly caller: AuthoriserContext;
  readonly deadline: number;
  readonly idempotency: IdempotencyScope | undefined;
  readonly asked: CreateHoldRequest;
  readonly answer: (hold: Hold) => Answer;
}

export interface CreateHoldPorts {
  readonly rules: RulesSource;
  readonly holds: HoldPlacer & HoldPlacesReader;
  readonly answers: KeptAnswers;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** How often one request looks for a place anew, because others of the same person were faster. */
const MOST_ATTEMPTS = 30;

/** Where a hold is to stand, and which one it renews. */
interface Way {
  readonly place: number;
  readonly renews?: Hold;
}

/** Keeps a free time of a provider for the caller, for five minutes. It lapses by itself. An open hold of the caller for
 *  exactly the same time is renewed: the time stays claimed throughout, under a new id.
 *  One transaction for who holds nothing else; a second one to renew, or where other holds are in the way.
 *  Throws SLOT_TAKEN, SLOT_UNAVAILABLE, NOT_FOUND (provider), INPUT_INVALID, RATE_LIMITED (MOST_OPEN_HOLDS are open),
 *  IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE. */
export async function createHold(command: CreateHold, ports: CreateHoldPorts): Promise<Answer> {
  const { answer } = await replayBeforeRefusing(command.idempotency, ports.answers, () => hold(command, ports));
  // A hold shows no patient, so a replay of it leaves no audit entry.
  return answer;
}

async function hold({ caller, asked, ...command }: CreateHold, ports: CreateHoldPorts): Promise<Answered> {
  const { practiceId, subject } = caller;
  const { providerId, appointmentType } = asked;
  const rules = await RulesInUse.open(ports.rules, practiceId);
  // The first place for the first hold: who holds nothing else, as nearly everybody, finds it free.
  let way: Way = { place: 0 };
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const now = ports.clock.now();
    const { scheduleRevision, ...time } = await rules.agree((known) => decideTime(known, asked, now));

    const until = Math.floor(now / 1000) + HOLD_TTL_SECONDS;
    const id = holdIdFor(until, way.place, ports.ids);
    const placed: Hold = { ...time, id, practiceId, subject, providerId, appointmentType, until };
    const result = await ports.holds.place({
      hold: placed,
      renews: way.renews,
      rules: { providerId, scheduleRevision },
      idempotency: command.idempotency,
      answer: command.answer(placed),
      deadline: command.deadline,
      now,
    });
    if (result.kind === 'answered') return result;
    if (result.rulesChanged) await rules.reload();
    else way = nextWay(way, result, result.places ?? (await ports.holds.places(practiceId, subject)), placed, now);
  }
  throw new AppError('UNAVAILABLE', { retryAfterSeconds: 1 });
}

/** What to try after a refusal, knowing the caller's places. Throws when there is nothing more to try. */
function nextWay(tried: Way, { timeTaken }: Refusal, places: HoldPlaces, asked: Hold, now: number): Way {
  const own = openHoldFor(places, asked, now);
  const place = own && placeOf(own.id);
  if (own !== undefined && place !== undefined && own.id !== tried.renews?.id) return { place, renews: own };
  // Whoever tried to renew a hold that is gone knows nothing of the time itself yet.
  if (timeTaken && (tried.renews === undefined || own !== undefined)) throw new AppError('SLOT_TAKEN');
  const free = freePlaces(places, now);
  // Any of them, by the random part of the id: many requests at once are not to want the same.
  const chosen = free[Number.parseInt(asked.id.slice(-4), 16) % free.length];
  if (chosen !== undefined) return { place: chosen };
  throw new AppError('RATE_LIMITED', {
    detail: `You hold ${MOST_OPEN_HOLDS} times already. Book or release one, or wait until the first lapses.`,
    retryAfterSeconds: secondsUntilFree(places, now),
  });
}
