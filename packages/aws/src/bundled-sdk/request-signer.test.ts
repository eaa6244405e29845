import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { type Credentials, RequestSigner } from './request-signer.ts';

/** What the SDK sends. */
async function sentBySdk(
  credentials: Credentials,
  text: string,
): Promise<{ headers: IncomingHttpHeaders; body: string }> {
  let sent: { headers: IncomingHttpHeaders; body: string } | undefined;
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    sent = { headers: request.headers, body };
    response.end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new DynamoDBClient({ endpoint, region: 'eu-central-1', credentials, maxAttempts: 1 });
  await client.send(new PutItemCommand({ TableName: 'table', Item: { text: { S: text } } }));
  client.destroy();
  server.closeAllConnections();
  server.close();
  return sent!;
}

/** Signs again what the SDK signed, at the same second. */
function signedAgain(signer: RequestSigner, { headers, body }: Awaited<ReturnType<typeof sentBySdk>>, by: Credentials) {
  const names = /SignedHeaders=([^,]+)/.exec(headers.authorization!)![1]!.split(';');
  const given = names.filter((name) => !['host', 'x-amz-date', 'x-amz-security-token'].includes(name));
  const at = (headers['x-amz-date'] as string).replace(/(....)(..)(..T..)(..)/, '$1-$2-$3:$4:');
  return signer.sign(Object.fromEntries(given.map((name) => [name, headers[name] as string])), body, by, new Date(at));
}

test.each([
  ['a long-lived key', { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' }],
  [
    "a function's session",
    { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'other+/secret', sessionToken: 'IQoJ//b3Jp==' },
  ],
])('signs as the SDK does with %s', async (_, credentials) => {
  for (const text of ['plain', 'Zoë 🦷 "quoted"\n', ' spaces  inside ']) {
    const sent = await sentBySdk(credentials, text);
    const signer = new RequestSigner({ region: 'eu-central-1', service: 'dynamodb', host: sent.headers.host! });
    const again = signedAgain(signer, sent, credentials);
    expect(again.authorization).toBe(sent.headers.authorization);
    expect(again['x-amz-security-token']).toBe(sent.headers['x-amz-security-token']);
  }
});

test('takes a new key when the day or the secret changes', () => {
  const signer = new RequestSigner({ region: 'eu-central-1', service: 'dynamodb', host: 'host' });
  const sign = (secretAccessKey: string, at: string, with_ = signer) =>
    with_.sign({}, '{}', { accessKeyId: 'A', secretAccessKey }, new Date(at)).authorization;
  const fresh = () => new RequestSigner({ region: 'eu-central-1', service: 'dynamodb', host: 'host' });
  for (const [secret, at] of [
    ['one', '2027-03-01T23:59:59Z'],
    ['one', '2027-03-02T00:00:00Z'],
    ['two', '2027-03-02T00:00:00Z'],
  ] as const) {
    expect(sign(secret, at)).toBe(sign(secret, at, fresh()));
  }
});
