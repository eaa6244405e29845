/** Dollars, us-east-1, on demand, without free tiers and volume discounts. As the authors know them; the page named at each
 *  has the price of the day. */
export const PRICES = {
  /** https://aws.amazon.com/lambda/pricing/ — arm64, first tier. */
  lambdaGigabyteSecond: 0.0000133334,
  lambdaRequest: 0.2e-6,
  lambdaProvisionedGigabyteSecond: 0.0000033334,
  /** https://aws.amazon.com/api-gateway/pricing/ — first tiers. */
  httpApiRequest: 1.0e-6,
  restApiRequest: 3.5e-6,
  stageCacheHalfGigabyteHour: 0.02,
  webSocketMessage: 1.0e-6,
  webSocketConnectionMinute: 0.25e-6,
  /** https://aws.amazon.com/sqs/pricing/ — standard queues, first tier. */
  queueRequest: 0.4e-6,
  /** https://aws.amazon.com/dynamodb/pricing/on-demand/ — Standard tables. */
  dynamoDbWriteUnit: 0.625e-6,
  dynamoDbReadUnit: 0.125e-6,
  dynamoDbGigabyteMonth: 0.25,
  dynamoDbRecoveryGigabyteMonth: 0.2,
  /** https://aws.amazon.com/sqs/pricing/ — FIFO queues. */
  fifoQueueRequest: 0.5e-6,
  /** https://aws.amazon.com/cloudfront/pricing/ — United States, HTTPS. */
  cloudFrontRequest: 1.0e-6,
  cloudFrontGigabyte: 0.085,
  /** https://aws.amazon.com/waf/pricing/ — with AWS's Bot Control at the common level. */
  firewallRequest: 0.6e-6,
  firewallBotRequest: 1.0e-6,
  firewallMonth: 5,
  firewallRuleMonth: 1,
  firewallBotControlMonth: 10,
  /** https://aws.amazon.com/cloudwatch/pricing/ — delivered by CloudFront at the same price, first tiers. */
  logGigabyte: 0.5,
  metricMonth: 0.3,
  alarmMetricMonth: 0.1,
  dashboardMonth: 3,
  /** https://aws.amazon.com/cognito/pricing/ — Essentials, a user who was active in the month. */
  activeUserMonth: 0.015,
  /** The same: a client that signs in as itself, and each of its tokens. */
  machineClientMonth: 6,
  machineToken: 0.00225,
  /** https://aws.amazon.com/xray/pricing/ — traces recorded. */
  trace: 5e-6,
  /** https://aws.amazon.com/rds/aurora/pricing/ — Serverless v2. A sleeping cluster has no capacity units. */
  auroraCapacityUnitHour: 0.12,
  /** https://aws.amazon.com/kms/pricing/ and https://aws.amazon.com/secrets-manager/pricing/ */
  keyMonth: 1,
  secretMonth: 0.4,
} as const;

/** What an account has without asking: https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html. */
export const LIMITS = {
  lambdaConcurrency: 1000,
  httpApiRequestsPerSecond: 10_000,
  webSocketConnectionsPerSecond: 500,
  dynamoDbTableWriteUnitsPerSecond: 40_000,
  dynamoDbTableReadUnitsPerSecond: 40_000,
} as const;
