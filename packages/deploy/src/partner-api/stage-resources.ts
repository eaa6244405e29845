import type { PartnerRoute } from '@frontdesk/contracts/partner-route';
import { PLANS, type Plan } from '@frontdesk/core/plans';
import { arnOf, capitalizedWords, ID, REST_API, type Resources, STAGE_NAME, stageParam } from './template-part.ts';
import { VERSION_1_QUERY } from './version-1-query.ts';

const LOG = 'PartnerApiAccessLog';
const DEPLOYMENT = 'PartnerApiDeployment';
const ACCOUNT = 'ApiGatewayAccount';
const LOG_ROLE = 'ApiGatewayLogRole';

/** One JSON object a line, from which usage is counted too (docs/usage.md). No path and no query: they carry ids, and the route says enough; its first word is the version. No
 *  address: it is a person's. A route that is cached and has no integration latency was answered from the cache. */
const ACCESS_LOG_FIELDS = {
  requestId: 'requestId',
  // A caller may choose the request id: this one is the gateway's own. [api-gateway-mapping-template-reference]
  extendedRequestId: 'extendedRequestId',
  time: 'requestTime',
  timeEpoch: 'requestTimeEpoch',
  route: 'resourcePath',
  method: 'httpMethod',
  status: 'status',
  latency: 'responseLatency',
  integrationLatency: 'integrationLatency',
  responseLength: 'responseLength',
  subscriptionId: 'authorizer.subject',
  keyId: 'authorizer.keyId',
  plan: 'authorizer.plan',
  practiceId: 'authorizer.practiceId',
  userAgent: 'identity.userAgent',
  error: 'error.responseType',
  authorizerError: 'authorizer.error',
} as const;

/** The deployment, its stage and what belongs to that: access log, settings of methods, plans. `published` are the logical ids of what
 *  a deployment is a snapshot of; packaging names it after their content. */
export function stageResources(routes: readonly PartnerRoute[], published: readonly string[]): Resources {
  return {
    [DEPLOYMENT]: { Type: 'AWS::ApiGateway::Deployment', DependsOn: [...published], Properties: { ...REST_API } },
    [ID.stage]: {
      Type: 'AWS::ApiGateway::Stage',
      DependsOn: [ACCOUNT],
      Properties: {
        ...REST_API,
        DeploymentId: { Ref: DEPLOYMENT },
        StageName: STAGE_NAME,
        TracingEnabled: true,
        CacheClusterEnabled: stageParam('partnerCache'),
        // Gigabytes; the smallest.
        CacheClusterSize: '0.5',
        AccessLogSetting: { DestinationArn: arnOf(LOG), Format: accessLogFormat() },
        MethodSettings: [everyMethod(), ...routes.flatMap(ownSettings)],
      },
    },
    [LOG]: {
      Type: 'AWS::Logs::LogGroup',
      Properties: {
        LogGroupName: `/aws/vendedlogs/frontdesk-${STAGE_NAME}-partner`,
        RetentionInDays: stageParam('logRetentionDays'),
      },
    },
    // Named by its group, so that CloudFormation makes the group first.
    PartnerApiVersion1Usage: {
      Type: 'AWS::Logs::QueryDefinition',
      Properties: {
        Name: `frontdesk-${STAGE_NAME}/partner/version-1-usage`,
        LogGroupNames: [{ Ref: LOG }],
        QueryString: VERSION_1_QUERY,
      },
    },
    ...logsOfTheAccount(),
    ...Object.assign({}, ...Object.entries(PLANS).map(([name, plan]) => usagePlan(name, plan))),
  };
}

/** Access logs and metrics, not what requests and answers hold. Nothing is cached that does not say so. */
function everyMethod(): object {
  return {
    ResourcePath: '/*',
    HttpMethod: '*',
    MetricsEnabled: true,
    LoggingLevel: 'OFF',
    DataTraceEnabled: false,
    CachingEnabled: false,
    ThrottlingRateLimit: stageParam('partnerThrottleRate'),
    ThrottlingBurstLimit: stageParam('partnerThrottleBurst'),
  };
}

function ownSettings({ method, path, cacheSeconds, rate }: PartnerRoute): object[] {
  if (cacheSeconds === undefined && rate === undefined) return [];
  return [
    {
      ...everyMethod(),
      ResourcePath: `/${path.replaceAll('/', '~1')}`,
      HttpMethod: method,
      ...(cacheSeconds !== undefined && {
        CachingEnabled: true,
        CacheTtlInSeconds: cacheSeconds,
        CacheDataEncrypted: true,
      }),
      ...(rate !== undefined && { ThrottlingRateLimit: rate.perSecond, ThrottlingBurstLimit: rate.burst }),
    },
  ];
}

function accessLogFormat(): string {
  return `{${Object.entries(ACCESS_LOG_FIELDS)
    .map(([name, variable]) => `"${name}":"$context.${variable}"`)
    .join(',')}}`;
}

function usagePlan(name: string, { quotaPerDay, ratePerSecond, burst }: Plan): Resources {
  return {
    [`${capitalizedWords(name)}Plan`]: {
      Type: 'AWS::ApiGateway::UsagePlan',
      Properties: {
        UsagePlanName: `frontdesk-${STAGE_NAME}-${name}`,
        Description: `Vendors' subscriptions of plan ${name}`,
        ApiStages: [{ ApiId: { Ref: ID.api }, Stage: { Ref: ID.stage } }],
        Throttle: { RateLimit: ratePerSecond, BurstLimit: burst },
        ...(quotaPerDay !== undefined && { Quota: { Limit: quotaPerDay, Period: 'DAY' } }),
      },
    },
  };
}

/** REST APIs write their logs with a role of the account and region, of which there is one for all stages: it stays when a stage goes.
 *  What it may is what AWS's own policy for it allows. [set-up-logging] */
function logsOfTheAccount(): Resources {
  const actions = ['CreateLogGroup', 'CreateLogStream', 'DescribeLogGroups', 'DescribeLogStreams', 'PutLogEvents'];
  const reading = ['GetLogEvents', 'FilterLogEvents'];
  return {
    [LOG_ROLE]: {
      Type: 'AWS::IAM::Role',
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Principal: { Service: 'apigateway.amazonaws.com' }, Action: 'sts:AssumeRole' },
          ],
        },
        Policies: [
          {
            PolicyName: 'write-logs',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                { Effect: 'Allow', Action: [...actions, ...reading].map((action) => `logs:${action}`), Resource: '*' },
              ],
            },
          },
        ],
      },
    },
    [ACCOUNT]: {
      Type: 'AWS::ApiGateway::Account',
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
      Properties: { CloudWatchRoleArn: arnOf(LOG_ROLE) },
    },
  };
}
