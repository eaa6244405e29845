import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packagedDirectory } from './packaged-template.ts';
import { SlsWithoutCode } from './sls-without-code.ts';

const directory = mkdtempSync(join(tmpdir(), 'frontdesk-one-process-'));
const sls = new SlsWithoutCode();

afterAll(async () => {
  await sls.close();
  rmSync(directory, { recursive: true });
});

/** A packaged template without what names the moment of packaging, its resources by name. */
function templateIn(folder: string) {
  const text = readFileSync(join(folder, 'cloudformation-template-update-stack.json'), 'utf8');
  const template = JSON.parse(text.replaceAll(/\d{13}-\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'now'));
  return { ...template, Resources: Object.fromEntries(Object.entries(template.Resources).sort()) };
}

it('packages a service after all others, for other stages too, as it did before them', () => {
  const first = templateIn(packagedDirectory('edge'));
  expect(Object.keys(first.Resources).length).toBeGreaterThan(5);
  expect(templateIn(packagedDirectory('edge', 'staging'))).not.toEqual(first);
  expect(templateIn(packagedDirectory('edge', 'prod-again'))).toEqual(first);
});

describe('a service that changes between two runs', () => {
  const variable = (name: string) => `\${${name}}`;
  const folder = join(directory, 'changing');
  const output = join(directory, 'changed');
  const run = async () => {
    await sls.run(folder, ['package', '--stage=dev', `--package=${output}`]);
    return templateIn(output);
  };
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

  beforeAll(() => {
    mkdirSync(folder);
    const resources = `resources:\n  Resources: ${variable('file(resources.cjs)')}\n  Description: ${variable('file(about.yml):about')}\n`;
    write('serverless.yml', `service: changing\nprovider:\n  name: aws\n${resources}`);
    write('about.yml', 'about: First');
    write('resources.cjs', "module.exports = { First: { Type: 'AWS::SQS::Queue' } };");
  });

  it('is packaged as it is now', async () => {
    expect(await run()).toMatchObject({ Description: 'First', Resources: { First: { Type: 'AWS::SQS::Queue' } } });
    write('about.yml', 'about: Second');
    write('resources.cjs', "module.exports = { Second: { Type: 'AWS::SNS::Topic' } };");
    const second = await run();
    expect(second).toMatchObject({ Description: 'Second', Resources: { Second: { Type: 'AWS::SNS::Topic' } } });
    expect(second.Resources).not.toHaveProperty('First');
  });

  it('is told what the framework says of a mistake, and packaged when it is mended', async () => {
    write('about.yml', `about: ${variable('opt:nothing')}`);
    await expect(run()).rejects.toThrow(/Cannot resolve variable at "resources.Description"/);
    write('about.yml', 'about: Third');
    expect(await run()).toMatchObject({ Description: 'Third' });
  });

  it('gets a new process when the one before ended', async () => {
    write('resources.cjs', 'process.exit(3);');
    await expect(run()).rejects.toThrow('The framework ended its process.');
    write('resources.cjs', "module.exports = { Fourth: { Type: 'AWS::SNS::Topic' } };");
    expect((await run()).Resources).toHaveProperty('Fourth');
  });
});
