import { identifier } from '@frontdesk/contracts/identifiers';
import { dateText } from '@frontdesk/contracts/instant-text';
import { queueHandler } from '@frontdesk/lambda/queue-handler';
import * as z from 'zod/mini';
import { samplingPorts } from '../../composition/sampling-ports.ts';
import { workingPorts } from '../../composition/working-ports.ts';
import { takeSample } from '../../use-cases/take-sample.ts';
import { workOnReport } from '../../use-cases/work-on-report.ts';

const message = z.union([
  z.strictObject({ practiceId: identifier, reportId: identifier }),
  z.strictObject({ practiceId: identifier, sampleOf: dateText }),
]);

/** The queue of reports to be made, and of samples to be taken for them. */
export const handler = queueHandler({ operationId: 'workOnReports', message }, async ({ messages, fail, ...scope }) => {
  for (const each of messages) {
    const { content } = each;
    const work =
      'reportId' in content
        ? workOnReport(content, scope, workingPorts)
        : takeSample({ practiceId: content.practiceId, day: content.sampleOf }, scope, samplingPorts);
    await work.catch((error: unknown) => fail(each, error));
  }
});
