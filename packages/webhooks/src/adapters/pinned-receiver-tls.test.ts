import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PinnedReceiver } from './pinned-receiver.ts';

const NAME = 'hooks.vendor.example';
const received: string[] = [];
const servers: Server[] = [];
const YEAR_MS = 365 * 86_400_000;

interface Certificate {
  readonly private: string;
  readonly cert: string;
}
let authority: Certificate;
let stranger: Certificate;

/** A certificate of `issuer`, or one that issues others itself. */
function certificate(name: string, { issuer, until = Date.now() + YEAR_MS }: { issuer?: Certificate; until?: number }) {
  const identity = [{ name: 'subjectAltName' as const, altNames: [{ type: 2 as const, value: name }] }];
  const issuing = [
    { name: 'basicConstraints' as const, cA: true, critical: true },
    { name: 'keyUsage' as const, keyCertSign: true, critical: true },
  ];
  return generate([{ name: 'commonName', value: name }], {
    ...{ keyType: 'ec', algorithm: 'sha256' },
    ...{ notBeforeDate: new Date(until - 2 * YEAR_MS), notAfterDate: new Date(until) },
    extensions: issuer === undefined ? issuing : identity,
    ...(issuer && { ca: { key: issuer.private, cert: issuer.cert } }),
  });
}

/** A receiver on this machine with this certificate. Resolves with its port. */
async function listen({ private: key, cert }: Certificate): Promise<number> {
  const server = createServer({ key, cert }, (request, response) => {
    request.setEncoding('utf8');
    request.on('data', (text: string) => received.push(text));
    request.on('end', () => response.writeHead(204).end());
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

beforeAll(async () => {
  [authority, stranger] = await Promise.all([certificate('Authority', {}), certificate('Stranger', {})]);
});

afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

const send = (port: number, authorities: string | undefined) =>
  new PinnedReceiver({
    loopback: true,
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    ...(authorities !== undefined && { authorities }),
  }).send({ url: `https://${NAME}:${port}/`, headers: { 'webhook-id': 'evt_1' }, body: '{"type":"test"}' });

it('delivers over TLS to the name that the certificate has, though the connection is to its address', async () => {
  const port = await listen(await certificate(NAME, { issuer: authority }));
  expect(await send(port, authority.cert)).toMatchObject({ status: 204 });
  expect(received.splice(0)).toEqual(['{"type":"test"}']);
});

it.each([
  ['of an authority that nobody knows', () => certificate(NAME, { issuer: stranger })],
  ['of another name', () => certificate('elsewhere.example', { issuer: authority })],
  ['that is too old', () => certificate(NAME, { issuer: authority, until: Date.now() - 1_000 })],
  ['that it gave itself', () => certificate(NAME, {})],
])('sends nothing to a receiver with a certificate %s', async (_, make) => {
  const port = await listen(await make());
  expect(await send(port, authority.cert)).toEqual({ error: 'tls', milliseconds: expect.any(Number) });
  expect(received).toEqual([]);
});

it('trusts no authority of the test where none is given', async () => {
  const port = await listen(await certificate(NAME, { issuer: authority }));
  expect(await send(port, undefined)).toMatchObject({ error: 'tls' });
  expect(received).toEqual([]);
});
