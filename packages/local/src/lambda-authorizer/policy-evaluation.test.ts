import { describe, expect, it } from 'vitest';
import { evaluatePolicy } from './policy-evaluation.ts';

const arn = 'arn:aws:execute-api:us-east-1:000000000000:abcdefghij/dev/$connect';
const statement = (Effect: string, Resource: unknown, Action: unknown = 'execute-api:Invoke') => ({
  Effect,
  Resource,
  Action,
});
const verdict = (...statements: unknown[]) => evaluatePolicy({ Version: '2012-10-17', Statement: statements }, arn);

// apigateway-lambda-authorizer-output; reference_policies_evaluation-logic
describe("an authoriser's policy", () => {
  it.each<[string, unknown]>([
    ['the ARN itself', arn],
    ['a list', ['arn:aws:execute-api:x', arn]],
    ['an asterisk', '*'],
    ['a pattern', 'arn:aws:execute-api:*:*:abcdefghij/dev/*'],
    ['a question mark', 'arn:aws:execute-api:us-east-?:*:abcdefghij/*/$connect'],
  ])('allows by %s', (_what, resource) => expect(verdict(statement('Allow', resource))).toBe('allow'));

  it.each(['execute-api:Invoke', 'execute-api:*', '*', 'EXECUTE-API:invoke', ['s3:Get*', 'execute-api:Invoke']])(
    'allows with the action %s',
    (action) => expect(verdict(statement('Allow', '*', action))).toBe('allow'),
  );

  it('denies when one statement denies, whatever others allow', () => {
    expect(verdict(statement('Allow', '*'), statement('Deny', arn))).toBe('explicitDeny');
    expect(verdict(statement('Deny', '*'), statement('Allow', arn))).toBe('explicitDeny');
  });

  it('denies what nothing allows', () => {
    expect(verdict()).toBe('implicitDeny');
    expect(verdict(statement('Allow', `${arn}x`))).toBe('implicitDeny');
    expect(verdict(statement('Allow', arn.slice(0, -1)))).toBe('implicitDeny');
    expect(verdict(statement('Allow', arn, 's3:GetObject'))).toBe('implicitDeny');
    expect(verdict(statement('Allow', arn.replace('dev', 'dxv').replace('x', '.')))).toBe('implicitDeny');
  });

  it.each([
    undefined,
    'text',
    {},
    { Statement: [{}] },
    { Statement: [statement('allow', '*')] },
    { Statement: [statement('Allow', [])] },
  ])('is malformed as %j', (policy) => expect(evaluatePolicy(policy, arn)).toBe('malformed'));
});
