import { systemClock } from '@frontdesk/core/clock';
import { nightRuns } from '@frontdesk/insurance/composition/night-runs';
import { planLists } from '@frontdesk/insurance/composition/plan-lists';
import { importInsurancePlans } from '@frontdesk/insurance/use-cases/import-insurance-plans';
import { forOperator, operatorInput } from '@frontdesk/lambda/operator-input';
import type { Context } from 'aws-lambda';
import { plansDocument } from './plans-document.ts';

/** Invoked by operators with a practice's plans; no API leads here. Fails with one line that names every fault. */
export const handler = async (event: unknown, context: Context): Promise<{ practiceId: string; version: number }> => {
  const document = operatorInput(plansDocument, event);
  const deadline = systemClock.now() + context.getRemainingTimeInMillis() - 500;
  const ports = { lists: planLists, nights: nightRuns, clock: systemClock };
  const { version } = await forOperator(importInsurancePlans(ports, document, deadline));
  return { practiceId: document.practiceId, version };
};
