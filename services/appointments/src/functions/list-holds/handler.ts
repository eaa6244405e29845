import { jsonAnswer } from '@frontdesk/core/answer';
import { systemClock } from '@frontdesk/core/clock';
import { holdPlacesReader } from '../../composition/hold-places-reader.ts';
import { practiceApi } from '../../composition/practice-api.ts';
import { presentHold } from '../../domain/hold.ts';
import { listHolds } from '../../use-cases/list-holds.ts';

const ports = { holds: holdPlacesReader, clock: systemClock };

/** GET /holds */
export const handler = practiceApi({ operationId: 'listHolds' }, async ({ caller }) =>
  jsonAnswer(200, { items: (await listHolds(caller, ports)).map(presentHold) }),
);
