const IP_LITERAL = /^(\[.*\]|[0-9.]+)$/;
const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];
const LOCAL_NAMES = /(^|\.)(localhost|local|internal|home\.arpa)\.?$/;

/** What is wrong with a receiver's address as far as it can be read; undefined: nothing. Its name is resolved when something is sent.
 *  `loopback`: a server on this machine may receive over HTTP, which only the local cloud allows. */
export function faultOfReceiverUrl(text: string, { loopback }: { readonly loopback: boolean }): string | undefined {
  const url = URL.parse(text);
  if (url === null) return 'is not an absolute URL';
  if (url.username !== '' || url.password !== '') return 'must have no user name and no password';
  if (url.hash !== '') return 'must have no fragment';
  if (loopback && LOOPBACK.includes(url.hostname) && url.protocol === 'http:') return undefined;
  if (url.protocol !== 'https:') return 'must begin with https://';
  if (IP_LITERAL.test(url.hostname)) return 'must name a host, not an address';
  if (LOCAL_NAMES.test(url.hostname) || !url.hostname.includes('.')) return 'must name a host of the public internet';
  return undefined;
}
