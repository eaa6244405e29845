import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type FramedRequest, RequestFrames } from './request-frames.ts';

const requestOf = (operation: string, body: string): Buffer =>
  Buffer.from(
    `POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Amz-Target: DynamoDB_20120810.${operation}\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );

it('finds each request of a connection, wherever the network has cut it', () => {
  const operation = fc.constantFrom('GetItem', 'TransactWriteItems', 'Query');
  const body = fc.string({ unit: 'grapheme', maxLength: 200 });
  const requests = fc.array(fc.tuple(operation, body), { minLength: 1, maxLength: 5 });
  const cuts = fc.array(fc.nat({ max: 2_000 }), { maxLength: 8 });
  fc.assert(
    fc.property(requests, cuts, (sent, at) => {
      const bytes = Buffer.concat(sent.map(([name, text]) => requestOf(name, text)));
      const found: FramedRequest[] = [];
      const frames = new RequestFrames((request) => void found.push(request));
      const places = [...new Set(at.filter((cut) => cut > 0 && cut < bytes.length))].sort((a, b) => a - b);
      for (const [index, from] of [0, ...places].entries()) frames.take(bytes.subarray(from, places[index]));
      expect(found.map((request) => [request.operation, request.body()])).toEqual(sent);
      expect(Buffer.concat(found.map((request) => request.bytes))).toEqual(bytes);
    }),
  );
});
