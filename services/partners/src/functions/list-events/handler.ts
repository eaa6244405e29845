import { DEFAULT_PAGE_SIZE } from '@frontdesk/contracts/paging';
import { eventPage, listEventsQuery } from '@frontdesk/contracts/vendor-event';
import { jsonAnswer } from '@frontdesk/core/answer';
import { systemClock } from '@frontdesk/core/clock';
import { partnerHandler } from '@frontdesk/lambda/partner-handler';
import { eventLog } from '@frontdesk/webhooks/composition/event-log';
import { readEvents } from '@frontdesk/webhooks/use-cases/read-events';

/** GET /v2/events */
export const handler = partnerHandler(
  { operationId: 'listEvents', scope: 'appointments:read', query: listEventsQuery, answer: eventPage },
  async ({ caller, query: { epoch, after, limit = DEFAULT_PAGE_SIZE } }) => {
    const { practiceId, scopes } = caller;
    const ports = { log: eventLog, clock: systemClock };
    return jsonAnswer(200, await readEvents({ practiceId, scopes, epoch, after, limit }, ports));
  },
);
