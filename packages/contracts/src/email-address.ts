import { singleLine } from './pasted-text.ts';

/** What an e-mail address may be; the sentence that a caller reads. */
export const EMAIL_ADDRESS_RULE = 'must be an e-mail address, such as name@example.org';

/** RFC 5321, section 4.5.3.1: octets before the @, and of the whole path less its angle brackets. */
const LONGEST_LOCAL_PART = 64;
export const LONGEST_EMAIL_ADDRESS = 254;

/** What `<input type=email>` takes, which includes every dot-atom of RFC 5322 and A-labels (`xn--`).
 *  https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address */
const LABEL = '[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?';
export const EMAIL_ADDRESS_PATTERN = `^[a-zA-Z0-9.!#$%&'*+/=?^_\`{|}~-]{1,${LONGEST_LOCAL_PART}}@${LABEL}([.]${LABEL})*$`;
const EMAIL_ADDRESS = new RegExp(EMAIL_ADDRESS_PATTERN);
const NOT_ASCII = /[^ -~]/;
/** What a URL would read as its own. */
const NEVER_IN_DOMAIN = /[\p{Cc}\s/?#:\\@[\]%]/u;

/** An address as it is kept: as it was sent, but for what shows nothing and for a domain in other letters than ASCII, which is
 *  kept as its A-labels (RFC 5890), as browsers send it. Undefined for what is no address. */
export function emailAddressOf(pasted: string): string | undefined {
  if (pasted.length > 2 * LONGEST_EMAIL_ADDRESS) return undefined;
  const address = withAsciiDomain(singleLine(pasted));
  return address.length <= LONGEST_EMAIL_ADDRESS && EMAIL_ADDRESS.test(address) ? address : undefined;
}

function withAsciiDomain(address: string): string {
  const at = address.lastIndexOf('@') + 1;
  const domain = address.slice(at);
  if (at === 0 || !NOT_ASCII.test(domain) || NEVER_IN_DOMAIN.test(domain)) return address;
  const url = URL.parse(`http://${domain}`);
  return url === null ? address : address.slice(0, at) + url.hostname;
}
