import { describe, expect, it } from 'vitest';
import { localAddress } from './local-address.ts';

const endpoints: Record<string, string> = { a1b2c3d4e5: 'http://127.0.0.1:4002', z9y8x7w6v5: 'http://127.0.0.1:4001' };
const local = (text: string): string => localAddress(text, (id) => endpoints[id]);
const host = 'a1b2c3d4e5.execute-api.us-east-1.amazonaws.com';

// apigateway-set-up-websocket-deployment, "Invoke a WebSocket API": wss://{api-id}.execute-api.{region}.amazonaws.com/{stage}
describe('the address of a WebSocket API', () => {
  it.each([
    [`https://${host}/dev`, 'http://127.0.0.1:4002'],
    [`https://${host}`, 'http://127.0.0.1:4002'],
    [`https://${host}/dev/@connections/x`, 'http://127.0.0.1:4002/@connections/x'],
    [`wss://${host}/dev`, 'ws://127.0.0.1:4002'],
    [`a,wss://${host}/dev,b`, 'a,ws://127.0.0.1:4002,b'],
  ])('%s is %s', (deployed, expected) => expect(local(deployed)).toBe(expected));

  // how-to-call-api: https://{api-id}.execute-api.{region}.amazonaws.com/{stage}
  it('is that of a REST API too', () =>
    expect(local('https://z9y8x7w6v5.execute-api.us-east-1.amazonaws.com/live/v2/usage')).toBe(
      'http://127.0.0.1:4001/v2/usage',
    ));

  it.each([
    'https://other12345.execute-api.us-east-1.amazonaws.com/dev',
    'arn:aws:execute-api:us-east-1:000000000000:a1b2c3d4e5/dev/POST/@connections/*',
    'https://example.com',
  ])('is not %s', (text) => expect(local(text)).toBe(text));
});
