import type { Route } from './route.ts';
import { APPOINTMENTS_ROUTES } from './routes/appointments.ts';
import { CALLS_WEBHOOK_ROUTES } from './routes/calls-webhook.ts';
import { INSURANCE_ROUTES } from './routes/insurance.ts';
import { REALTIME_ROUTES } from './routes/realtime.ts';
import { REPORTS_ROUTES } from './routes/reports.ts';
import { SLOTS_ROUTES } from './routes/slots.ts';
import { VENDORS_ROUTES } from './routes/vendors.ts';

/** The whole index of the App API. */
export const ROUTES: readonly Route[] = [
  ...APPOINTMENTS_ROUTES,
  ...SLOTS_ROUTES,
  ...CALLS_WEBHOOK_ROUTES,
  ...INSURANCE_ROUTES,
  ...REALTIME_ROUTES,
  ...VENDORS_ROUTES,
  ...REPORTS_ROUTES,
];
