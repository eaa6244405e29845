import { createReportRequest, report, reportPath } from '../report.ts';
import type { Route } from '../route.ts';

/** What managers decide by. */
export const REPORTS_ROUTES: readonly Route[] = [
  {
    operationId: 'createReport',
    service: 'reports',
    method: 'POST',
    path: '/reports',
    summary: 'Ask for a report over days of the practice; it is made within seconds, and read later.',
    description: [
      'Days are those of the practice, both included, two years at most. docs/reports.md defines each report and what it can be grouped by.',
      'A report is made once: for newer numbers ask for another. It can be read for seven days.',
    ].join(' '),
    scopes: ['reports:read'],
    role: 'manager',
    idempotencyKey: 'optional',
    body: createReportRequest,
    success: {
      status: 202,
      description: 'Asked. `Location` is where the report is read.',
      body: report,
      headers: ['Location', 'Retry-After'],
    },
    errors: ['IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_IN_PROGRESS'],
  },
  {
    operationId: 'readReport',
    service: 'reports',
    method: 'GET',
    path: '/reports/{id}',
    summary: 'Read a report.',
    description:
      'While it is `queued` or `waiting`, `Retry-After` says when to look again. `asOf` is the time of the newest event that the numbers include. A result of more than about 300 KB is a file: `link` is where it is read for fifteen minutes.',
    scopes: ['reports:read'],
    role: 'manager',
    pathParameters: reportPath,
    success: { status: 200, description: 'The report as it is now.', body: report },
  },
];
