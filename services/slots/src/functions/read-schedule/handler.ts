import { schedulePath } from '@frontdesk/contracts/schedule';
import { jsonAnswer } from '@frontdesk/core/answer';
import { requireOwnPractice } from '@frontdesk/core/authoriser-context';
import { apiHandler } from '@frontdesk/lambda/api-handler';
import { entityTag } from '@frontdesk/lambda/preconditions';
import { rulesReader } from '../../composition/rules-reader.ts';
import { readSchedule } from '../../use-cases/read-schedule.ts';

export const handler = apiHandler(
  { operationId: 'readSchedule', role: 'manager', pathParameters: schedulePath },
  async ({ path, caller }) => {
    requireOwnPractice(caller, path.id);
    const schedule = await readSchedule(rulesReader, path.id, path.providerId);
    return jsonAnswer(200, schedule, { etag: entityTag(schedule.version) });
  },
);
