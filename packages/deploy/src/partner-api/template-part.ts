import type { Template } from '../cloudformation-template.ts';

/** Resources by logical id. */
export type Resources = Template['Resources'];

/** The logical ids that parts of the Partner API refer to. */
export const ID = {
  api: 'PartnerApi',
  authorizer: 'PartnerApiKeyAuthorizer',
  stage: 'PartnerApiStage',
  parameters: 'PartnerApiParameters',
  parametersAndBody: 'PartnerApiParametersAndBody',
} as const;

/** Variables of serverless.yml: the stage's name, and its value in serverless.stages.yml. */
export const STAGE_NAME = `\${sls:stage}`;
export function stageParam(name: string): string {
  return `\${param:${name}}`;
}

/** The function that turns a key into a caller. */
export const AUTHORIZER_FUNCTION = 'authorizeKey';

export const REST_API = { RestApiId: { Ref: ID.api } } as const;

/** The framework's logical id of a function. [osls: naming.getLambdaLogicalId] */
export function functionId(key: string): string {
  return `${capitalized(key)}LambdaFunction`;
}

export function arnOf(logicalId: string): object {
  return { 'Fn::GetAtt': [logicalId, 'Arn'] };
}

/** Where API Gateway invokes a function. */
export function invocationUri(key: string): object {
  const parts = ['arn:', { Ref: 'AWS::Partition' }, ':apigateway:', { Ref: 'AWS::Region' }];
  const path = ':lambda:path/2015-03-31/functions/';
  return { 'Fn::Join': ['', [...parts, path, arnOf(functionId(key)), '/invocations']] };
}

/** Words of a path or a name, each with a capital: `/v2/practices/{id}` becomes `V2PracticesId`. */
export function capitalizedWords(text: string): string {
  return [...text.matchAll(/[A-Za-z0-9]+/g)].map(([word]) => capitalized(word)).join('');
}

function capitalized(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
