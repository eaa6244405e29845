import { logHandler } from '@frontdesk/lambda/log-handler';
import { countUsage } from '@frontdesk/subscriptions/use-cases/count-usage';
import { warnOfQuota } from '@frontdesk/subscriptions/use-cases/warn-of-quota';
import { usageLedger } from '../../composition/usage-ledger.ts';
import { warningPorts } from '../../composition/warning-ports.ts';

/** From the access log of the Partner API: what each subscription has called, and whether its quota is nearly used. */
export const handler = logHandler({ operationId: 'countUsage' }, async ({ lines, logger }) => {
  const { counted, days } = await countUsage(lines, { ledger: usageLedger });
  logger.info('USAGE_COUNTED', { lines: lines.length, counted });
  await warnOfQuota(days, { ...warningPorts, logger });
});
