import type { TemplateResource } from '../cloudformation-template.ts';

const WIDTH = 8;
const HEIGHT = 6;
const ACROSS = 3;

interface Chart {
  title: string;
  /** CloudWatch search expressions, so that a function or a queue of tomorrow is on the dashboard of today. */
  searches: readonly string[];
  unit?: string;
}

/** One page for a whole stage. It searches for metrics by the stage's name in theirs, and so knows every service. */
export function stageDashboard(stage: string, httpApiLogicalId: string): TemplateResource {
  const httpApiId = substituted(httpApiLogicalId);
  const charts: Chart[] = [
    {
      title: 'App API: requests and failures',
      searches: ['Count', '4xx', '5xx'].map((name) => apiSearch(httpApiId, name, 'Sum')),
    },
    {
      title: 'App API: median and slowest hundredth (ms)',
      searches: ['p50', 'p99'].map((stat) => apiSearch(httpApiId, 'Latency', stat)),
    },
    {
      title: 'Bookings, conflicts, retries',
      searches: ['Bookings', 'BookingConflicts', 'WriteRetries'].map((name) => businessSearch(stage, name, 'Sum')),
    },
    { title: 'Functions: errors', searches: [functionSearch(stage, 'Errors', 'Sum')] },
    { title: 'Functions: throttles', searches: [functionSearch(stage, 'Throttles', 'Sum')] },
    { title: 'Functions: slowest hundredth (ms)', searches: [functionSearch(stage, 'Duration', 'p99')] },
    { title: 'Functions: at once', searches: [functionSearch(stage, 'ConcurrentExecutions', 'Maximum')] },
    { title: 'Streams: behind by (ms)', searches: [functionSearch(stage, 'IteratorAge', 'Maximum')] },
    { title: 'Fan-out: from event to push (ms)', searches: [businessSearch(stage, 'FanOutLag', 'p99')] },
    { title: 'Webhooks: from event to receiver (ms)', searches: [businessSearch(stage, 'WebhookLag', 'p99')] },
    {
      title: 'Webhooks: attempts and failures',
      searches: ['WebhookAttempts', 'WebhookFailures'].map((name) => businessSearch(stage, name, 'Sum')),
    },
    { title: 'Queues: waiting', searches: [queueSearch(stage, 'ApproximateNumberOfMessagesVisible')] },
    { title: 'Queues: oldest message (s)', searches: [queueSearch(stage, 'ApproximateAgeOfOldestMessage')] },
    { title: 'Tables: throttled requests', searches: [tableSearch(stage, 'ThrottledRequests')] },
  ];
  const body = { widgets: charts.map(widget) };
  return {
    Type: 'AWS::CloudWatch::Dashboard',
    Properties: {
      DashboardName: `frontdesk-${stage}`,
      DashboardBody: { 'Fn::Sub': JSON.stringify(body) },
    },
  };
}

function widget({ title, searches }: Chart, index: number): unknown {
  return {
    type: 'metric',
    x: (index % ACROSS) * WIDTH,
    y: Math.floor(index / ACROSS) * HEIGHT,
    width: WIDTH,
    height: HEIGHT,
    properties: {
      title,
      view: 'timeSeries',
      region: substituted('AWS::Region'),
      period: 60,
      metrics: searches.map((expression, number) => [{ expression, id: `e${number + 1}` }]),
    },
  };
}

/** `Fn::Sub` puts the value in. */
function substituted(name: string): string {
  return `\${${name}}`;
}

function search(schema: string, terms: string, statistic: string): string {
  return `SEARCH('{${schema}} ${terms}', '${statistic}', 60)`;
}

function apiSearch(apiId: string, name: string, statistic: string): string {
  return search('AWS/ApiGateway,ApiId', `ApiId="${apiId}" MetricName="${name}"`, statistic);
}

function functionSearch(stage: string, name: string, statistic: string): string {
  return search('AWS/Lambda,FunctionName', `MetricName="${name}" ${stage}`, statistic);
}

function businessSearch(stage: string, name: string, statistic: string): string {
  return search('Frontdesk,stage', `MetricName="${name}" stage="${stage}"`, statistic);
}

function queueSearch(stage: string, name: string): string {
  return search('AWS/SQS,QueueName', `MetricName="${name}" ${stage}`, 'Maximum');
}

function tableSearch(stage: string, name: string): string {
  return search('AWS/DynamoDB,Operation,TableName', `MetricName="${name}" ${stage}`, 'Sum');
}
