import { describe, expect, it } from 'vitest';
import { faultOfReceiverUrl } from './receiver-url.ts';

const fault = (url: string, loopback = false) => faultOfReceiverUrl(url, { loopback });

describe("a receiver's address", () => {
  it.each([
    'https://hooks.vendor.example.com/frontdesk',
    'https://vendor.example.com:8443/a?b=c',
    'https://xn--mller-kva.example',
  ])('may be %s', (url) => expect(fault(url)).toBeUndefined());

  it.each([
    'hooks.vendor.example.com',
    '/frontdesk',
    'http://hooks.vendor.example.com/',
    'ftp://vendor.example.com/',
    'https://user@vendor.example.com/',
    'https://user:secret@vendor.example.com/',
    'https://vendor.example.com/#part',
    'https://127.0.0.1/',
    'https://8.8.8.8/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://[2606:4700:4700::1111]/',
    'https://localhost/',
    'https://localhost./',
    'https://intranet/',
    'https://db.internal/',
    'https://printer.local/',
    'https://a.localhost/',
    'http://127.0.0.1:4800/',
    'javascript:alert(1)',
  ])('may not be %s', (url) => expect(fault(url)).toEqual(expect.any(String)));

  it('may be a server on this machine where the local cloud says so, over HTTP', () => {
    for (const url of ['http://127.0.0.1:4800/hooks', 'http://localhost:1/', 'http://[::1]:1/']) {
      expect(fault(url, true)).toBeUndefined();
    }
    for (const url of [
      'http://10.0.0.1/',
      'http://169.254.169.254/',
      'http://vendor.example.com/',
      'https://127.0.0.1/',
    ]) {
      expect(fault(url, true)).toEqual(expect.any(String));
    }
  });
});
