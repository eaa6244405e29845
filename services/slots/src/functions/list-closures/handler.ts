import { practicePath } from '@frontdesk/contracts/identifiers';
import { jsonAnswer } from '@frontdesk/core/answer';
import { requireOwnPractice } from '@frontdesk/core/authoriser-context';
import { systemClock } from '@frontdesk/core/clock';
import { appointmentsInTime } from '../../composition/appointments-in-time.ts';
import { practiceApi } from '../../composition/practice-api.ts';
import { rulesReader } from '../../composition/rules-reader.ts';
import { listClosures } from '../../use-cases/list-closures.ts';

const ports = { store: rulesReader, appointments: appointmentsInTime, clock: systemClock };

export const handler = practiceApi(
  { operationId: 'listClosures', pathParameters: practicePath },
  async ({ path, caller }) => {
    requireOwnPractice(caller, path.id);
    return jsonAnswer(200, await listClosures(ports, path.id));
  },
);
