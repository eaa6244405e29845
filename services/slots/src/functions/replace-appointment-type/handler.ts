import { appointmentTypePath, replaceAppointmentTypeRequest } from '@frontdesk/contracts/appointment-type';
import { jsonAnswer } from '@frontdesk/core/answer';
import { requireOwnPractice } from '@frontdesk/core/authoriser-context';
import { assertPrecondition, entityTag, requirePrecondition } from '@frontdesk/lambda/preconditions';
import { ruleChangingPorts } from '@frontdesk/practices/composition/rule-changing-ports';
import { replaceAppointmentType } from '@frontdesk/practices/use-cases/replace-appointment-type';
import { practiceApi } from '../../composition/practice-api.ts';

const request = { pathParameters: appointmentTypePath, body: replaceAppointmentTypeRequest };
export const handler = practiceApi(
  { operationId: 'replaceAppointmentType', role: 'manager', ...request },
  async ({ path, body, headers, caller, deadline }) => {
    requireOwnPractice(caller, path.id);
    const precondition = requirePrecondition(headers);
    const { displayName, durationMinutes, bufferBeforeMinutes, bufferAfterMinutes } = body;
    const type = await replaceAppointmentType(ruleChangingPorts, {
      practiceId: path.id,
      type: { code: path.appointmentType, displayName, durationMinutes, bufferBeforeMinutes, bufferAfterMinutes },
      mayCreate: precondition.absent === true,
      demandVersion: (version) =>
        assertPrecondition(precondition, version === undefined ? version : entityTag(version)),
      deadline,
    });
    return jsonAnswer(200, type, { etag: entityTag(type.version) });
  },
);
