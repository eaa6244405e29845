import { appointmentStatusPage } from './appointment-status-page.ts';
import { errorsPage } from './error-pages.ts';
import { eventsPage } from './event-pages.ts';
import { openApiDocument } from './openapi-document.ts';
import { partnerApiDocument } from './openapi-partner-document.ts';
import { portalApiDocument } from './openapi-portal-document.ts';

/** The files that are generated from the contracts, by their path in the repository. */
export function generatedDocuments(): Readonly<Record<string, string>> {
  return {
    'docs/openapi/app-api.json': `${JSON.stringify(openApiDocument(), null, 2)}\n`,
    'docs/openapi/portal-api.json': `${JSON.stringify(portalApiDocument(), null, 2)}\n`,
    'docs/openapi/partner-v1.json': `${JSON.stringify(partnerApiDocument('v1'), null, 2)}\n`,
    'docs/openapi/partner-v2.json': `${JSON.stringify(partnerApiDocument('v2'), null, 2)}\n`,
    'docs/appointment-statuses.md': appointmentStatusPage(),
    'docs/errors.md': errorsPage(),
    'docs/events.md': eventsPage(),
  };
}
