import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Template } from '../cloudformation-template.ts';
import { deployableServices, REPOSITORY_ROOT } from '../deployable-services.ts';
import { packageAll } from '../package-all.ts';
import { costDocument } from './cost-document.ts';
import { costInputs, MEASUREMENT_FILE } from './cost-inputs.ts';
import { measureRequests } from './measure-requests.ts';

const { values } = parseArgs({ options: { measure: { type: 'boolean', default: false } } });

if (values.measure) {
  process.stdout.write('Counting requests on the local cloud …\n');
  writeFileSync(MEASUREMENT_FILE, `${JSON.stringify(await measureRequests(), null, 2)}\n`);
}
const inputs = costInputs(await templatesFor('prod'), await templatesFor('dev'));
writeFileSync(join(REPOSITORY_ROOT, 'docs/cost.md'), costDocument(inputs));
process.stdout.write('docs/cost.md is written.\n');
process.exit(0);

async function templatesFor(stage: string): Promise<Template[]> {
  process.stdout.write(`Packaging for ${stage} …\n`);
  const outcomes = await packageAll({
    services: deployableServices(),
    stage,
    outputDirectory: join(REPOSITORY_ROOT, 'dist', stage),
  });
  return outcomes.map(({ service, packaged, error }) => {
    if (packaged === undefined) throw new Error(`${service} does not package: ${error?.message}`);
    const file = join(packaged.directory, 'cloudformation-template-update-stack.json');
    return JSON.parse(readFileSync(file, 'utf8')) as Template;
  });
}
