import { replaceScheduleRequest, schedulePath } from '@frontdesk/contracts/schedule';
import { jsonAnswer } from '@frontdesk/core/answer';
import { requireOwnPractice } from '@frontdesk/core/authoriser-context';
import { assertPrecondition, entityTag, requirePrecondition } from '@frontdesk/lambda/preconditions';
import { ruleChangingPorts } from '@frontdesk/practices/composition/rule-changing-ports';
import { replaceSchedule } from '@frontdesk/practices/use-cases/replace-schedule';
import { practiceApi } from '../../composition/practice-api.ts';

const request = { pathParameters: schedulePath, body: replaceScheduleRequest };
export const handler = practiceApi(
  { operationId: 'replaceSchedule', role: 'manager', ...request },
  async ({
    path: { id: practiceId, providerId },
    body: { displayName, weekly, overrides },
    headers,
    caller,
    deadline,
  }) => {
    requireOwnPractice(caller, practiceId);
    const precondition = requirePrecondition(headers);
    const schedule = await replaceSchedule(ruleChangingPorts, {
      ...{ practiceId, providerId, displayName, weekly, overrides, deadline },
      mayCreate: precondition.absent === true,
      demandVersion: (version) =>
        assertPrecondition(precondition, version === undefined ? version : entityTag(version)),
    });
    return jsonAnswer(200, schedule, { etag: entityTag(schedule.version) });
  },
);
