import { type CreateHoldRequest, HOLD_TTL_SECONDS } from '@frontdesk/contracts/hold';
import type { Answer } from '@frontdesk/core/answer';
import { AppError } from '@frontdesk/core/app-error';
import type { AuthoriserContext } from '@frontdesk/core/authoriser-context';
import type { Clock } from '@frontdesk/core/clock';
import type { IdempotencyScope } from '@frontdesk/core/idempotency';
import type { IdSource } from '@frontdesk/core/ids';
import { decideTime } from '../domain/bookable-time.ts';
import { type Hold, holdIdFor } from '../domain/hold.ts';
import type { Answered } from '../ports/answered.ts';
import type { HoldPlacer } from '../ports/hold-store.ts';
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
  readonly holds: HoldPlacer;
  readonly answers: KeptAnswers;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** Keeps a free time of a provider for the caller, for five minutes. It lapses by itself.
 *  Throws SLOT_TAKEN, SLOT_UNAVAILABLE, NOT_FOUND (provider), INPUT_INVALID, IDEMPOTENCY_KEY_REUSED,
 *  IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE. */
export async function createHold(command: CreateHold, ports: CreateHoldPorts): Promise<Answer> {
  const { answer } = await replayBeforeRefusing(command.idempotency, ports.answers, () => hold(command, ports));
  // A hold shows no patient, so a replay of it leaves no audit entry.
  return answer;
}

async function hold({ caller, asked, ...command }: CreateHold, ports: CreateHoldPorts): Promise<Answered> {
  const rules = await RulesInUse.open(ports.rules, caller.practiceId);
  for (;;) {
    const now = ports.clock.now();
    const { scheduleRevision, ...time } = await rules.agree((known) => decideTime(known, asked, now));

    const until = Math.floor(now / 1000) + HOLD_TTL_SECONDS;
    const placed: Hold = {
      ...time,
      id: holdIdFor(until, ports.ids),
      practiceId: caller.practiceId,
      subject: caller.subject,
      providerId: asked.providerId,
      appointmentType: asked.appointmentType,
      until,
    };
    const result = await ports.holds.place({
      hold: placed,
      rules: { providerId: asked.providerId, scheduleRevision },
      idempotency: command.idempotency,
      answer: command.answer(placed),
      deadline: command.deadline,
      now,
    });
    if (result.kind === 'answered') return result;
    if (!result.rulesChanged) throw new AppError('SLOT_TAKEN');
    await rules.reload();
  }
}
