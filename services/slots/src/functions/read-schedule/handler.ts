import { schedulePath } from '@frontdesk/contracts/schedule';
import { emptyAnswer, jsonAnswer } from '@frontdesk/core/answer';
import { requireOwnPractice } from '@frontdesk/core/authoriser-context';
import { apiHandler } from '@frontdesk/lambda/api-handler';
import { entityTag, notModified } from '@frontdesk/lambda/preconditions';
import { rulesReader } from '../../composition/rules-reader.ts';
import { readSchedule } from '../../use-cases/read-schedule.ts';

export const handler = apiHandler(
  { operationId: 'readSchedule', role: 'manager', pathParameters: schedulePath },
  async ({ path, caller, headers }) => {
    requireOwnPractice(caller, path.id);
    const schedule = await readSchedule(rulesReader, path.id, path.providerId);
    const etag = entityTag(schedule.version);
    return notModified(headers, etag) ? emptyAnswer(304, { etag }) : jsonAnswer(200, schedule, { etag });
  },
);
