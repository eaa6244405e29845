import type { IdempotentWriter, WriteStep } from '@frontdesk/aws/idempotent-write';
import type { Asked, ChangeOutcome } from '../ports/webhooks.ts';

/** Writes a change, and what its caller is told of it. */
export async function writtenTogether<Refusal extends string>(
  writer: IdempotentWriter,
  { idempotency, answer, deadline }: Asked,
  refusal: Refusal,
  steps: readonly WriteStep[],
): Promise<ChangeOutcome<Refusal>> {
  const keyed = idempotency === undefined ? {} : { idempotency };
  const outcome = await writer.write({ ...keyed, answer, deadline, steps });
  if (outcome.kind === 'refused') return { kind: refusal };
  return { kind: 'answered', answer: outcome.answer, replayed: outcome.kind === 'replayed' };
}
