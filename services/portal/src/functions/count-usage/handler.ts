import { logHandler } from '@frontdesk/lambda/log-handler';
import { countUsage } from '@frontdesk/subscriptions/use-cases/count-usage';
import { usageLedger } from '../../composition/usage-ledger.ts';

/** From the access log of the Partner API: what each subscription has called. */
export const handler = logHandler({ operationId: 'countUsage' }, async ({ lines, logger }) => {
  const { counted } = await countUsage(lines, { ledger: usageLedger });
  logger.info('USAGE_COUNTED', { lines: lines.length, counted });
});
