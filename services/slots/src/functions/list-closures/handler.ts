import { practicePath } from '@frontdesk/contracts/identifiers';
import { jsonAnswer } from '@frontdesk/core/answer';
import { requireOwnPractice } from '@frontdesk/core/authoriser-context';
import { systemClock } from '@frontdesk/core/clock';
import { appointmentsInTime } from '@frontdesk/practices/composition/appointments-in-time';
import { rulesReader } from '@frontdesk/practices/composition/rules-reader';
import { listClosures } from '@frontdesk/practices/use-cases/list-closures';
import { practiceApi } from '../../composition/practice-api.ts';

const ports = { store: rulesReader, appointments: appointmentsInTime, clock: systemClock };

export const handler = practiceApi(
  { operationId: 'listClosures', pathParameters: practicePath },
  async ({ path, caller }) => {
    requireOwnPractice(caller, path.id);
    return jsonAnswer(200, await listClosures(ports, path.id));
  },
);
