import { LocalSetupError } from '../local-setup-error.ts';

const UNITS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
const RATE = /^rate\(([1-9]\d*) (minute|hour|day)(s?)\)$/;

/** Milliseconds of `rate(1 minute)`, `rate(6 hours)`, `rate(1 day)`: singular for one and plural for more, as EventBridge asks.
 *  Throws LocalSetupError for what EventBridge refuses, and for `cron(…)`, which the local cloud does not run.
 *  https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html */
export function rateMilliseconds(expression: string): number {
  const [, count = '', unit = '', plural = ''] = RATE.exec(expression) ?? [];
  if (count === '' || (count === '1') !== (plural === '')) {
    throw new LocalSetupError(`The local cloud runs no schedule ${expression}: only rates such as rate(5 minutes).`);
  }
  return Number(count) * (UNITS[unit] ?? 0);
}
