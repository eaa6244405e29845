import type { CallSighting } from './call-sighting.ts';

/** How a contact names another: by the member of the event that does. */
const LINK_MEMBERS = {
  initial: 'initialContactId',
  previous: 'previousContactId',
  next: 'nextContactId',
  related: 'relatedContactId',
} as const satisfies Record<string, keyof CallSighting>;

export type LinkKind = keyof typeof LINK_MEMBERS;

/** `<kind>:<contact id>`: a text, so that sets of links are easily joined and compared. */
export type ContactLink = `${LinkKind}:${string}`;

/** The links that an event names, in order. A contact that names itself names nobody. */
export function linksOf(sighting: CallSighting): ContactLink[] {
  const kinds = Object.keys(LINK_MEMBERS) as LinkKind[];
  return kinds
    .flatMap((kind): ContactLink[] => {
      const id = sighting[LINK_MEMBERS[kind]];
      return id === undefined || id === sighting.callId ? [] : [`${kind}:${id}`];
    })
    .sort();
}

/** The contacts that are named in one of these ways. */
export function linkedBy(links: readonly ContactLink[], ...kinds: readonly LinkKind[]): string[] {
  const ids = links.flatMap((link) => {
    const [kind = '', id = ''] = link.split(':');
    return (kinds as readonly string[]).includes(kind) ? [id] : [];
  });
  return [...new Set(ids)].sort();
}

/** Both sets in one. */
export function joinedLinks(one: readonly ContactLink[], other: readonly ContactLink[]): ContactLink[] {
  return [...new Set([...one, ...other])].sort();
}
