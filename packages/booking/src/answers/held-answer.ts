import { type Answer, jsonAnswer } from '@frontdesk/core/answer';
import { type Hold, presentHold } from '../domain/hold.ts';

/** 201 with where the hold is. */
export function heldAnswer(hold: Hold): Answer {
  return jsonAnswer(201, presentHold(hold), { location: `/holds/${hold.id}` });
}
