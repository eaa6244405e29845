import { functionsInTemplate, REQUEST_COUNT, tableGrants } from '@frontdesk/deploy/packaged-functions';
import { onlyResource, packagedTemplate, resourcesOf } from '@frontdesk/deploy/packaged-template';
import { describe, expect, it } from 'vitest';

const template = () => packagedTemplate('realtime');

describe('the realtime service', () => {
  it('allows each function what it does and no more', () => {
    const grants = functionsInTemplate(template()).map((each) => [
      each.key,
      tableGrants(each, 'prod').filter((grant) => grant !== REQUEST_COUNT),
    ]);
    expect(Object.fromEntries(grants)).toMatchObject({
      createRealtimeTicket: ['tickets: PutItem'],
      authoriseConnection: ['tickets: UpdateItem'],
      connect: ['connections: PutItem'],
      disconnect: ['connections: DeleteItem'],
      subscribe: [
        'connections: DeleteItem, GetItem, UpdateItem',
        'event-log/index/byPosition: Query',
        'event-log: ConditionCheckItem, GetItem, PutItem',
      ],
      unsubscribe: ['connections: UpdateItem'],
      ping: ['connections: GetItem'],
      unknownMessage: [],
      pushLane: ['connections: DeleteItem, Query', 'event-log/index/byPosition: Query'],
    });
  });

  it('lets only those post to connections that bring events', () => {
    const posting = functionsInTemplate(template()).filter(({ statements }) =>
      statements.some(({ actions }) => actions.includes('execute-api:ManageConnections')),
    );
    expect(posting.map(({ key }) => key).sort()).toEqual(['pushLane', 'recordEvents', 'recordLateEvents', 'subscribe']);
  });

  it('asks the authoriser about every connection, whatever it brings, and about nothing else', () => {
    const routes = resourcesOf(template(), 'AWS::ApiGatewayV2::Route').filter(
      ([, { Properties }]) => Properties.AuthorizationType !== 'JWT',
    );
    expect(Object.fromEntries(routes.map(([, { Properties: p }]) => [p.RouteKey, p.AuthorizationType]))).toEqual({
      $connect: 'CUSTOM',
      $disconnect: 'NONE',
      $default: 'NONE',
      subscribe: 'NONE',
      unsubscribe: 'NONE',
      ping: 'NONE',
    });
    expect(onlyResource(template(), 'AWS::ApiGatewayV2::Authorizer').Properties).toMatchObject({
      AuthorizerType: 'REQUEST',
      IdentitySource: [],
    });
  });

  it('reads new events of the stream, in batches that one transaction takes, and lets none block it for ever', () => {
    const mappings = resourcesOf(template(), 'AWS::Lambda::EventSourceMapping').map(([, { Properties }]) => Properties);
    expect(mappings.find(({ StartingPosition }) => StartingPosition !== undefined)).toMatchObject({
      BatchSize: 99,
      // More would number the events of a practice out of their order.
      ParallelizationFactor: 1,
      StartingPosition: 'TRIM_HORIZON',
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 40,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      FilterCriteria: { Filters: [{ Pattern: '{"eventName":["INSERT"]}' }] },
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['LostEvents', 'Arn'] } } },
    });
  });

  it('keeps nothing of a connection, a ticket or an event for ever', () => {
    const tables = resourcesOf(template(), 'AWS::DynamoDB::Table');
    expect(tables.map(([, { Properties }]) => [Properties.TableName, Properties.TimeToLiveSpecification])).toEqual(
      ['connections', 'event-log', 'tickets'].map((name) => [
        `frontdesk-prod-${name}`,
        { AttributeName: 'expiresAt', Enabled: true },
      ]),
    );
  });

  it('keeps the pushes of a lane in order', () => {
    const lanes = template().Resources.LanesQueue?.Properties;
    expect(lanes).toMatchObject({ FifoQueue: true, DeduplicationScope: 'messageGroup', VisibilityTimeout: 6 * 28 });
  });
});
