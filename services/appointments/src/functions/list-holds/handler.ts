import { holdPlacesReader } from '@frontdesk/booking/composition/hold-places-reader';
import { presentHold } from '@frontdesk/booking/domain/hold';
import { listHolds } from '@frontdesk/booking/use-cases/list-holds';
import { jsonAnswer } from '@frontdesk/core/answer';
import { systemClock } from '@frontdesk/core/clock';
import { practiceApi } from '../../composition/practice-api.ts';

const ports = { holds: holdPlacesReader, clock: systemClock };

/** GET /holds */
export const handler = practiceApi({ operationId: 'listHolds' }, async ({ caller }) =>
  jsonAnswer(200, { items: (await listHolds(caller, ports)).map(presentHold) }),
);
