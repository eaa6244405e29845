import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Practice } from '@frontdesk/testing/app-api/practice';
import { sharedCloud } from '@frontdesk/testing/app-api/shared-cloud-addresses';
import { examplePartnerCall } from '@frontdesk/testing/partner-api/partner-route-examples';
import { Vendor } from '@frontdesk/testing/partner-api/vendor';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ApiDocument, type Operation, operationsOf } from '../reference/api-document.ts';
import { runInDotnet } from '../testing/run-csharp.ts';
import { isInstalled, runInNode, runInPython, runInShell, type SampleAnswer } from '../testing/run-samples.ts';
import { sampleRequest } from './sample-request.ts';
import { type Language, writeSample } from './write-sample.ts';

const file = join(import.meta.dirname, '../../../../../docs/openapi/partner-v2.json');
const document = JSON.parse(readFileSync(file, 'utf8')) as ApiDocument;
const operations = operationsOf(document);
const ajv = new Ajv2020({ strict: false, validateFormats: false, unicodeRegExp: false, allErrors: true });
ajv.addSchema({ $id: 'api', ...document });

let practice: Practice;
let vendor: Vendor;
beforeAll(async () => {
  practice = await Practice.open('samples');
  await practice.importPlans();
  vendor = await Vendor.subscribedTo(practice);
});

/** The sample of an operation as the portal shows it to a vendor whose practice has what it is about. */
async function sampleOf(operation: Operation, language: Language): Promise<string> {
  const { path, query, body } = await examplePartnerCall(operation.id, practice);
  const apiKey = vendor.headers['x-api-key'] ?? '';
  const segments = operation.path.split('/');
  const at = segments.findIndex((segment) => segment.startsWith('{'));
  const named = at < 0 ? {} : { [`${segments[at - 1]?.replace(/s$/, '')}Id`]: path.split('/')[at] };
  const known = {
    resourceIds: undefined,
    appointmentId: undefined,
    planId: `plan-of-${practice.id}`,
    ...query,
    ...(body as object),
  };
  const values = {
    baseUrl: sharedCloud.partnerApi,
    apiKey,
    idempotencyKey: randomUUID(),
    known: { ...known, ...named },
  };
  return writeSample(language, sampleRequest(operation, values));
}

/** Fails unless an answer is what the document says of the operation's success. */
function expectDocumented({ id, path, method }: Operation, { status, body }: SampleAnswer): void {
  const { responses } = document.paths[path]?.[method.toLowerCase()] ?? expect.fail(`There is no ${id}`);
  const success = Object.keys(responses).find((each) => each.startsWith('2'));
  expect({ id, status, body }).toEqual({ id, status: Number(success), body });
  const pointer = ['paths', path, method.toLowerCase(), 'responses', success, 'content', 'application/json', 'schema'];
  const escaped = pointer.map((part) => encodeURIComponent(String(part).replaceAll('~', '~0').replaceAll('/', '~1')));
  if (responses[String(success)]?.content === undefined) {
    expect(body, id).toBeUndefined();
    return;
  }
  const validate = ajv.compile({ $ref: `api#/${escaped.join('/')}` });
  validate(body);
  expect(validate.errors, id).toBeNull();
}

async function expectAllDocumented(
  language: Language,
  runAll: (samples: readonly string[]) => Promise<SampleAnswer[]>,
): Promise<void> {
  const samples = await Promise.all(operations.map((operation) => sampleOf(operation, language)));
  const answers = await runAll(samples);
  for (const [index, operation] of operations.entries()) {
    expectDocumented(operation, answers[index] ?? expect.fail(`${operation.id} was not answered`));
  }
}

describe('the sample of every operation', () => {
  it('in curl is answered as the document says', () => expectAllDocumented('curl', runInShell));

  it('in JavaScript is answered as the document says', () => expectAllDocumented('JavaScript', runInNode));

  it('in Python, where that is installed, is answered as the document says', async ({ annotate }) => {
    if (!(await isInstalled('python3'))) return void (await annotate('Not run: python3 is not installed.'));
    await expectAllDocumented('Python', runInPython);
  });

  it('in C#, where .NET is installed, is answered as the document says', async ({ annotate }) => {
    if (!(await isInstalled('dotnet'))) return void (await annotate('Not run: dotnet is not installed.'));
    await expectAllDocumented('C#', runInDotnet);
  });
});
