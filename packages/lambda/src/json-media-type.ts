const TOKEN = "[!#$%&'*+.^_`|~0-9a-z-]+";
const VALUE = String.raw`(?:${TOKEN}|"(?:[^"\\]|\\.)*")`;
const EQUALS = '[\\t ]*=[\\t ]*';
const CHARSET = `charset${EQUALS}(?:utf-8|"utf-8")`;
const OTHER_PARAMETER = `(?!charset[\\t =])${TOKEN}${EQUALS}${VALUE}`;
const PARAMETER = `(?:${CHARSET}|${OTHER_PARAMETER})[\\t ]*(?=;|$)`;
const JSON_IN_UTF8 = new RegExp(`^application/json[\\t ]*(?:;[\\t ]*(?:${PARAMETER})?)*$`, 'i');

/** Whether a content type is JSON in UTF-8. Of its parameters only the charset has an effect (RFC 9110, section 8.3.1;
 *  RFC 8259, section 11, which defines none). */
export function isJsonInUtf8(contentType: string): boolean {
  return JSON_IN_UTF8.test(contentType.trim());
}
