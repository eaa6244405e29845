import { identifier } from '@frontdesk/contracts/identifiers';
import { queueHandler } from '@frontdesk/lambda/queue-handler';
import * as z from 'zod/mini';
import { workingPorts } from '../../composition/working-ports.ts';
import { workOnReport } from '../../use-cases/work-on-report.ts';

const message = z.strictObject({ practiceId: identifier, reportId: identifier });

/** The queue of reports to be made. */
export const handler = queueHandler({ operationId: 'workOnReports', message }, async ({ messages, fail, ...scope }) => {
  for (const each of messages) {
    await workOnReport(each.content, scope, workingPorts).catch((error: unknown) => fail(each, error));
  }
});
