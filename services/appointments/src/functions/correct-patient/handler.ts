import { appointmentPath, correctPatientRequest } from '@frontdesk/contracts/appointment';
import { assertPrecondition, requirePrecondition } from '@frontdesk/lambda/preconditions';
import { changingPorts } from '../../composition/changing-ports.ts';
import { practiceApi } from '../../composition/practice-api.ts';
import { entityTagOf } from '../../domain/present-appointment.ts';
import { correctPatient } from '../../use-cases/correct-patient.ts';
import { changeRequest } from '../change-request.ts';

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
