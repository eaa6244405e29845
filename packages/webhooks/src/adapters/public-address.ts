import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** What the internet's registries give out: everything else of IPv6 is local, mapped, translated or reserved. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** Whether an address is one of the public internet: not private, local to link or host, shared, multicast or reserved (IANA's registries
 *  of special-purpose addresses), and no IPv4 address in the clothes of IPv6. */
export function isPublicAddress(text: string): boolean {
  // The library also reads the old forms of IPv4 with fewer parts, in which resolvers answer nothing.
  if (isIP(text) === 0) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  return address instanceof ipaddr.IPv4 || address.match(GLOBAL_IPV6);
}

export function isLoopbackAddress(text: string): boolean {
  return isIP(text) !== 0 && ipaddr.parse(text).range() === 'loopback';
}
