import type { CloudHost, CloudModule } from './cloud-module.ts';
import { eventSourcesModule } from './event-sources-module.ts';
import { httpApiModule } from './gateway/http-api-module.ts';
import { logSubscriptionsModule } from './log-subscriptions/log-subscriptions-module.ts';
import { mailModule } from './mail/mail-module.ts';
import { pagesModule } from './pages-module.ts';
import { payersModule } from './payers/payers-module.ts';
import { postgresqlModule } from './postgresql/postgresql-module.ts';
import { restApiModule } from './rest-api/rest-api-module.ts';
import { functionsModule } from './runtime/functions-module.ts';
import { secretsModule } from './secrets-module.ts';
import { storageModule } from './storage-module.ts';
import { webSocketModule } from './websocket/websocket-module.ts';

/** The parts of the local cloud in the order in which they start and take up new definitions. They stop in the reverse
 *  one: what feeds functions before the storage that functions use. */
export const cloudModules = (host: CloudHost): CloudModule[] => [
  secretsModule(host),
  payersModule(host),
  mailModule(host),
  storageModule(host),
  postgresqlModule(host),
  functionsModule(host),
  eventSourcesModule(host),
  logSubscriptionsModule(host),
  httpApiModule(host),
  restApiModule(host),
  webSocketModule(host),
  pagesModule(host),
];
