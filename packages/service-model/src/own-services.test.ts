import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { loadServices } from './load-services.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

it('resolves all that the services of this repository refer to', async () => {
  const base = 'http://127.0.0.1:1';
  const models = await loadServices({
    composeFile: join(root, 'serverless-compose.yml'),
    stage: 'dev',
    ...{ queueEndpoint: base, httpApiEndpoint: base, webSocketEndpoint: base, restApiEndpoint: base },
  });
  expect(models.map(({ service }) => service)).toContain('edge');
});
