import { schedulePath } from '@frontdesk/contracts/schedule';
import { emptyAnswer, jsonAnswer } from '@frontdesk/core/answer';
import { requireOwnPractice } from '@frontdesk/core/authoriser-context';
import { entityTag, notModified } from '@frontdesk/lambda/preconditions';
import { rulesReader } from '@frontdesk/practices/composition/rules-reader';
import { readSchedule } from '@frontdesk/practices/use-cases/read-schedule';
import { practiceApi } from '../../composition/practice-api.ts';

export const handler = practiceApi(
  { operationId: 'readSchedule', pathParameters: schedulePath },
  async ({ path, caller, headers }) => {
    requireOwnPractice(caller, path.id);
    const schedule = await readSchedule(rulesReader, path.id, path.providerId);
    const etag = entityTag(schedule.version);
    return notModified(headers, etag) ? emptyAnswer(304, { etag }) : jsonAnswer(200, schedule, { etag });
  },
);
