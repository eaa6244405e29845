import { createHash } from 'node:crypto';
import { referredId, resourcesOf, type Template } from '../cloudformation-template.ts';

/** What lives outside of the snapshot that a deployment is, or changes without one. */
const NOT_PUBLISHED = new Set([
  'Deployment',
  'Stage',
  'UsagePlan',
  'UsagePlanKey',
  'ApiKey',
  'Account',
  'BasePathMapping',
]);

/** Names each REST API's deployment after what it publishes. CloudFormation makes a deployment once: only under another logical id does a
 *  change of a method, a model or an answer reach the callers, and without one the stage stays as it is. Changes the template.
 *  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-deployment.html */
export function nameDeployments(template: Template): void {
  for (const [id, deployment] of resourcesOf(template, 'AWS::ApiGateway::Deployment')) {
    const api = referredId(deployment.Properties.RestApiId);
    const published = Object.entries(template.Resources).filter(
      ([name, { Type, Properties }]) =>
        Type.startsWith('AWS::ApiGateway::') &&
        !NOT_PUBLISHED.has(Type.slice('AWS::ApiGateway::'.length)) &&
        (name === api || referredId(Properties.RestApiId) === api),
    );
    const content = JSON.stringify(published.sort(([a], [b]) => (a < b ? -1 : 1)));
    const named = `${id}${createHash('sha256').update(content).digest('hex').slice(0, 12)}`;
    delete template.Resources[id];
    template.Resources[named] = deployment;
    for (const [, { Properties }] of resourcesOf(template, 'AWS::ApiGateway::Stage')) {
      if (referredId(Properties.DeploymentId) === id) Properties.DeploymentId = { Ref: named };
    }
  }
}
