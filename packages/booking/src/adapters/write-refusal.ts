import type { WriteOutcome } from '@frontdesk/aws/idempotent-write';
import type { WriteResult } from '../ports/appointment-writer.ts';
import { holdFrom } from './hold-item.ts';
import { placesFrom } from './holder-item.ts';

/** The steps whose conditions say something to a use case. */
export const STEP = {
  page: 'page',
  rules: 'rules',
  hold: 'hold',
  holder: 'holder',
  appointment: 'appointment',
} as const;

/** Says in the field's words why a transaction was refused. */
export function writeResult(outcome: WriteOutcome): WriteResult {
  if (outcome.kind !== 'refused') {
    return { kind: 'answered', answer: outcome.answer, replayed: outcome.kind === 'replayed' };
  }
  const refused = (name: string) => outcome.refusals.find(({ step }) => step === name);
  const hold = refused(STEP.hold);
  const holder = refused(STEP.holder);
  return {
    kind: 'refused',
    timeTaken: refused(STEP.page) !== undefined,
    rulesChanged: refused(STEP.rules) !== undefined,
    appointmentChanged: refused(STEP.appointment) !== undefined,
    holdRefused: hold !== undefined,
    hold: hold?.item === undefined ? undefined : holdFrom(hold.item),
    places: holder === undefined ? undefined : placesFrom(holder.item),
  };
}
