import type { Answer } from '@frontdesk/core/answer';
import { AppError, inputInvalid } from '@frontdesk/core/app-error';
import type { IdempotencyScope } from '@frontdesk/core/idempotency';
import type { Replay } from '../domain/attempt.ts';
import type { WebhookKey } from '../domain/webhook.ts';
import type { EventLogReader } from '../ports/event-log-reader.ts';
import type { WakeQueue } from '../ports/wake-queue.ts';
import type { ReplayStarter, WebhookReader } from '../ports/webhooks.ts';

export interface ReplayWebhook {
  readonly key: WebhookKey;
  /** Absent: the current one. */
  readonly epoch: string | undefined;
  readonly after: number;
  readonly until: number;
  readonly idempotency: IdempotencyScope | undefined;
  readonly answer: (replay: Replay) => Answer;
  readonly deadline: number;
  readonly requestId: string;
}

export interface ReplayWebhookPorts {
  readonly webhooks: WebhookReader;
  readonly replays: ReplayStarter;
  readonly log: EventLogReader;
  readonly wakes: WakeQueue;
}

/** Sends the events after `after`, up to and with `until`, once more, with the ids that they had. New events go before them.
 *  Throws NOT_FOUND, INPUT_INVALID (not a part of the log), STATUS_CONFLICT (disabled, or an earlier replay is not done),
 *  IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE. */
export async function replayWebhook(asked: ReplayWebhook, ports: ReplayWebhookPorts): Promise<Answer> {
  const { key, after, until, idempotency, deadline } = asked;
  const webhook = await ports.webhooks.read(key);
  if (webhook === undefined) throw new AppError('NOT_FOUND');
  if (webhook.state.disabled !== undefined) {
    throw new AppError('STATUS_CONFLICT', { detail: 'The webhook is disabled. Send it a test first.' });
  }
  const head = await ports.log.head(key.practiceId);
  if (asked.epoch !== undefined && asked.epoch !== head?.epoch)
    throw inputInvalid('/epoch', 'is not the epoch of the log');
  if (head === undefined || until > head.seq) throw inputInvalid('/until', 'is beyond the end of the log');
  if (after >= until) throw inputInvalid('/after', 'must be less than until');
  const [first] = await ports.log.read(key.practiceId, head.epoch, { afterSeq: after, toSeq: until, limit: 1 });
  if (first?.seq !== after + 1) throw inputInvalid('/after', 'is older than the log keeps');
  const replay = { epoch: head.epoch, after, until };
  const outcome = await ports.replays.start(key.webhookId, replay, {
    idempotency,
    answer: asked.answer(replay),
    deadline,
  });
  if (outcome.kind === 'running') {
    throw new AppError('STATUS_CONFLICT', { detail: 'An earlier replay of this webhook is not done yet.' });
  }
  const lane = webhook.state.failingSince === undefined ? 'fast' : 'slow';
  await ports.wakes.send(lane, [key], `replay ${asked.requestId}`);
  return outcome.answer;
}
