import { expect, it } from 'vitest';
import type { Template } from '../cloudformation-template.ts';
import { releasePastMovedAliases } from './past-moved-aliases.ts';
import type { ReleaseDesk } from './release-desk.ts';

const resourcesFor = (id: string): Template['Resources'] => ({
  [`${id}LambdaFunction`]: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: id } },
  [`${id}LiveAlias`]: {
    Type: 'AWS::Lambda::Alias',
    Properties: { FunctionName: { Ref: `${id}LambdaFunction` } },
    UpdatePolicy: { CodeDeployLambdaAliasUpdate: {} },
  },
});

it('takes CodeDeploy from the aliases that were moved by hand, and from no other', async () => {
  const template: Template = { Resources: { ...resourcesFor('book'), ...resourcesFor('read') } };
  const desk = {
    alias: async () => ({ version: '2' }),
    lastRelease: async () => ({
      startedEpochMs: 0,
      versions: new Map([
        ['book', '3'],
        ['read', '2'],
      ]),
    }),
  } as unknown as ReleaseDesk;
  expect(await releasePastMovedAliases(template, desk)).toEqual(['book']);
  expect(template.Resources.bookLiveAlias).not.toHaveProperty('UpdatePolicy');
  expect(template.Resources.readLiveAlias).toHaveProperty('UpdatePolicy');
});

it('asks AWS nothing where nothing is released by alias', async () => {
  expect(await releasePastMovedAliases({ Resources: {} }, {} as ReleaseDesk)).toEqual([]);
});
