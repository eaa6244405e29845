import { forOperator, operatorInput } from '@frontdesk/lambda/operator-input';
import { ruleChangingPorts } from '@frontdesk/practices/composition/rule-changing-ports';
import { importPractice } from '@frontdesk/practices/use-cases/import-practice';
import type { Context } from 'aws-lambda';
import { practiceDocument } from './practice-document.ts';

/** Invoked by operators with a practice document; no API leads here. Fails with one line that names every fault. */
export const handler = async (event: unknown, context: Context): Promise<{ practiceId: string }> => {
  const document = operatorInput(practiceDocument, event);
  const deadline = ruleChangingPorts.clock.now() + context.getRemainingTimeInMillis() - 500;
  await forOperator(importPractice(ruleChangingPorts, document, deadline));
  return { practiceId: document.practiceId };
};
