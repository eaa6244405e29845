import { changingPorts } from '@frontdesk/booking/composition/changing-ports';
import { entityTagOf } from '@frontdesk/booking/domain/present-appointment';
import { changeRequest } from '@frontdesk/booking/requests/change-request';
import { correctPatient } from '@frontdesk/booking/use-cases/correct-patient';
import { appointmentPath, correctPatientRequest } from '@frontdesk/contracts/appointment';
import { assertPrecondition, requirePrecondition } from '@frontdesk/lambda/preconditions';
import { practiceApi } from '../../composition/practice-api.ts';

/** PUT /appointments/{id}/patient */
export const handler = practiceApi(
  { operationId: 'correctPatient', pathParameters: appointmentPath, body: correctPatientRequest },
  (request) => {
    const precondition = requirePrecondition(request.headers);
    const demandVersion: Parameters<typeof correctPatient>[0]['demandVersion'] = (current) =>
      assertPrecondition(precondition, entityTagOf(current));
    return correctPatient(
      { ...changeRequest('correctPatient', request), corrected: request.body, demandVersion },
      changingPorts,
    );
  },
);
