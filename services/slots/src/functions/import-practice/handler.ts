import { AppError, type InputFault } from '@frontdesk/core/app-error';
import { faultMessage, toInputFaults } from '@frontdesk/lambda/input-faults';
import { ruleChangingPorts } from '@frontdesk/practices/composition/rule-changing-ports';
import { importPractice } from '@frontdesk/practices/use-cases/import-practice';
import type { Context } from 'aws-lambda';
import { practiceDocument } from './practice-document.ts';

/** Invoked by operators with a practice document; no API leads here. Fails with one line that names every fault. */
export const handler = async (event: unknown, context: Context): Promise<{ practiceId: string }> => {
  const parsed = practiceDocument.safeParse(event, { error: faultMessage });
  if (!parsed.success)
    throw refusal(toInputFaults(parsed.error.issues, { schema: practiceDocument, input: event, root: '' }));
  const deadline = ruleChangingPorts.clock.now() + context.getRemainingTimeInMillis() - 500;
  await importPractice(ruleChangingPorts, parsed.data, deadline).catch((error: unknown) => {
    throw error instanceof AppError && error.faults !== undefined ? refusal(error.faults) : error;
  });
  return { practiceId: parsed.data.practiceId };
};

function refusal(faults: readonly InputFault[]): Error {
  return new Error(`INPUT_INVALID: ${faults.map(({ pointer, message }) => `${pointer} ${message}`).join('; ')}`);
}
