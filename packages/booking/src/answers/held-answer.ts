import { type Answer, jsonAnswer } from '@frontdesk/core/answer';
import { type Hold, presentHold } from '../domain/hold.ts';

/** 201 with where the hold is, under the door's own root (`/v2`). */
export function heldAnswer(hold: Hold, root = ''): Answer {
  return jsonAnswer(201, presentHold(hold), { location: `${root}/holds/${hold.id}` });
}
