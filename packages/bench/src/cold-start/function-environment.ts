import { readTableNames } from '@frontdesk/testing/table-templates';

/** What the services' serverless.yml give their functions, for a DynamoDB at `dynamoDbEndpoint`. */
export function functionEnvironment(dynamoDbEndpoint: string): Record<string, string> {
  const tables = Object.entries(readTableNames()).map(([key, name]) => [`${upperSnakeCase(key)}_TABLE`, name]);
  return {
    ...Object.fromEntries(tables),
    STAGE: 'dev',
    LOG_LEVEL: 'INFO',
    PRACTICE_REQUESTS_PER_MINUTE: '1000000',
    ALLOWED_ORIGINS: 'https://console.frontdesk.example',
    AWS_ENDPOINT_URL_DYNAMODB: dynamoDbEndpoint,
  };
}

function upperSnakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}
