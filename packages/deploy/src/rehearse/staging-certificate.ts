import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Step } from './scene.ts';

/** ACM as the mock plays it: a certificate for the stage's names, issued at once, and named where the stage wants it. */
export const certificate: Step = {
  name: 'issue a certificate and name it in serverless.stages.yml',
  async run({ directory, stage, mock }) {
    const names = ['api', 'console', 'portal'].map((page) => `${page}.${stage}.frontdesk.example`);
    const answer = await fetch(`${mock.endpoint}/rehearsal/certificate?${names.join(',')}`);
    const { arn } = (await answer.json()) as { arn: string };
    const file = join(directory, 'serverless.stages.yml');
    const before = await readFile(file, 'utf8');
    const after = before.replace(
      new RegExp(`(\\n${stage}:\\n(?:  .*\\n)*?    AcmCertificateArn: )\\S+`),
      (_whole, until: string) => until + arn,
    );
    if (after === before) throw new Error(`serverless.stages.yml names no certificate for ${stage}.`);
    await writeFile(file, after);
    return names.join(', ');
  },
};
