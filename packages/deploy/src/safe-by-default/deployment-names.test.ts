import { describe, expect, it } from 'vitest';
import { resourcesOf, type Template } from '../cloudformation-template.ts';
import { nameDeployments } from './deployment-names.ts';

const RestApiId = { Ref: 'Api' };

function named(change: (template: Template) => void = () => {}): { deployment: string; stage: unknown } {
  const template: Template = {
    Resources: {
      Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'doors' } },
      Get: { Type: 'AWS::ApiGateway::Method', Properties: { RestApiId, HttpMethod: 'GET', TimeoutInMillis: 1 } },
      Other: { Type: 'AWS::ApiGateway::Method', Properties: { RestApiId: { Ref: 'OtherApi' }, HttpMethod: 'GET' } },
      Release: { Type: 'AWS::ApiGateway::Deployment', DependsOn: ['Get'], Properties: { RestApiId } },
      Stage: {
        Type: 'AWS::ApiGateway::Stage',
        Properties: { RestApiId, DeploymentId: { Ref: 'Release' }, TracingEnabled: true },
      },
    },
  };
  change(template);
  nameDeployments(template);
  const [[deployment] = ['']] = resourcesOf(template, 'AWS::ApiGateway::Deployment');
  return { deployment, stage: template.Resources.Stage?.Properties.DeploymentId };
}

describe('the logical id of a deployment', () => {
  it('is the one that its stage refers to, and the same for the same content', () => {
    const { deployment, stage } = named();
    expect(stage).toEqual({ Ref: deployment });
    expect(deployment).toMatch(/^Release[0-9a-f]{12}$/);
    expect(named().deployment).toBe(deployment);
  });

  it.each<[string, (template: Template) => void]>([
    ['a method', ({ Resources }) => Object.assign(Resources.Get?.Properties ?? {}, { TimeoutInMillis: 2 })],
    ['the API', ({ Resources }) => Object.assign(Resources.Api?.Properties ?? {}, { ApiKeySourceType: 'AUTHORIZER' })],
    [
      'an answer of the gateway',
      ({ Resources }) => {
        Resources.Says = { Type: 'AWS::ApiGateway::GatewayResponse', Properties: { RestApiId, StatusCode: '404' } };
      },
    ],
  ])('changes with %s', (_what, change) => expect(named(change).deployment).not.toBe(named().deployment));

  it.each<[string, (template: Template) => void]>([
    ['the stage', ({ Resources }) => Object.assign(Resources.Stage?.Properties ?? {}, { TracingEnabled: false })],
    ['another API', ({ Resources }) => Object.assign(Resources.Other?.Properties ?? {}, { HttpMethod: 'PUT' })],
  ])('stays when %s changes', (_what, change) => expect(named(change).deployment).toBe(named().deployment));
});
