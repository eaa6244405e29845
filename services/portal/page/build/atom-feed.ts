import type { ApiChange, Release } from '@frontdesk/contracts/partner-changes';

/** Does not move with the portal, so that no reader shows an entry twice (RFC 4151). */
const FEED = 'tag:frontdesk.example,2026:partner-api';

/** The releases of the Partner API as an Atom feed (RFC 4287), an entry each. */
export function atomFeed(releases: readonly Release[]): string {
  const entries = releases.map(({ date, changes }) =>
    [
      '  <entry>',
      `    <id>${FEED}:${date}</id>`,
      `    <title>Partner API, ${date}</title>`,
      `    <updated>${date}T00:00:00Z</updated>`,
      '    <link href="/#/docs/changelog"/>',
      `    <content type="text">${escaped(changes.map(changeText).join('\n'))}</content>`,
      '  </entry>',
    ].join('\n'),
  );
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `  <id>${FEED}</id>`,
    '  <title>Changes of the Frontdesk Partner API</title>',
    `  <updated>${releases[0]?.date ?? '1970-01-01'}T00:00:00Z</updated>`,
    '  <author><name>Frontdesk</name></author>',
    '  <link rel="self" href="/changelog.atom"/>',
    ...entries,
    '</feed>',
    '',
  ].join('\n');
}

const changeText = ({ kind, place, part }: ApiChange): string =>
  `${kind.charAt(0).toUpperCase()}${kind.slice(1)}: ${place}${part === undefined ? '' : `, ${part}`}`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
