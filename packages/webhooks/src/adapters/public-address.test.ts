import { describe, expect, it } from 'vitest';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

describe('an address of the public internet', () => {
  it.each(['93.184.216.34', '8.8.8.8', '1.1.1.1', '172.32.0.1', '2606:4700:4700::1111', '2a00:1450:4001:81b::200e'])(
    'is %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    ['private', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
    ['loopback', '127.0.0.1', '127.1.2.3', '::1'],
    ['link-local, also the one of instance metadata', '169.254.169.254', '169.254.170.2', 'fe80::1', 'fe80::1%eth0'],
    ['unique local, also the one of instance metadata', 'fc00::1', 'fd00:ec2::254'],
    ['shared by carriers', '100.64.0.1', '100.127.255.255'],
    ['unspecified or of this network', '0.0.0.0', '0.1.2.3', '::'],
    ['multicast or broadcast', '224.0.0.1', '239.255.255.255', '255.255.255.255', 'ff02::1'],
    ['IPv4 mapped into IPv6', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:8.8.8.8', '::ffff:7f00:1'],
    ['IPv4 in the obsolete form', '::127.0.0.1', '::a00:1'],
    ['translated', '64:ff9b::7f00:1', '64:ff9b::8.8.8.8', '64:ff9b:1::a00:1', '::ffff:0:127.0.0.1'],
    ['tunnelled', '2002:7f00:1::', '2002:a00:1::1', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
    ['for documentation and benchmarks', '192.0.2.1', '198.51.100.1', '203.0.113.1', '198.18.0.1', '2001:db8::1'],
    ['reserved', '240.0.0.1', '192.0.0.1', '100::1', '2001::1', '5f00::1'],
    ['site-local', 'fec0::1'],
    ['no address at all', '', 'localhost', '1.2.3', '256.1.1.1', '0x7f.1', 'example.com'],
  ])('is none that is %s', (_what, ...addresses) => {
    for (const address of addresses) expect([address, isPublicAddress(address)]).toEqual([address, false]);
  });
});

it('knows the loopback addresses of this machine, and no others', () => {
  for (const address of ['127.0.0.1', '127.8.8.8', '::1']) expect(isLoopbackAddress(address)).toBe(true);
  for (const address of ['10.0.0.1', '8.8.8.8', '::ffff:127.0.0.1', 'localhost']) {
    expect(isLoopbackAddress(address)).toBe(false);
  }
});
