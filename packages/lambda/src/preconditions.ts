import { AppError, inputInvalid } from '@frontdesk/core/app-error';
import type { Headers } from './headers.ts';

/** What a request demands of the resource's present state (RFC 9110, section 13): all of it. */
export interface Precondition {
  /** `If-Match`: the resource has one of these versions; `*`: it exists. */
  readonly match?: EntityTags;
  /** `If-None-Match: *`: the resource does not exist yet. */
  readonly absent?: true;
}

type EntityTags = readonly string[] | '*';

/** The strong entity tag of a version: `"7"`. */
export function entityTag(version: number): string {
  return `"${version}"`;
}

/** Whether `If-None-Match` names the current tag, so that 304 is the answer. Weak comparison: `W/"7"` is `"7"` here. What is
 *  no list of entity tags names none: a reader is better served with the resource than with a refusal. */
export function notModified(headers: Headers, currentTag: string): boolean {
  const tags = parseEntityTags(headers['if-none-match'] ?? '');
  if (tags === undefined) return false;
  return tags === '*' || tags.some((tag) => withoutWeakness(tag) === withoutWeakness(currentTag));
}

/** Reads the precondition of an operation that cannot do without.
 *  Throws PRECONDITION_REQUIRED, or INPUT_INVALID for a header that is no list of entity tags. */
export function requirePrecondition(headers: Headers): Precondition {
  const ifMatch = headers['if-match'];
  const ifNoneMatch = headers['if-none-match'];
  if (ifMatch === undefined && ifNoneMatch === undefined) throw new AppError('PRECONDITION_REQUIRED');
  if (ifNoneMatch !== undefined && ifNoneMatch.trim() !== '*') {
    throw inputInvalid('/headers/if-none-match', 'must be * where it guards a change');
  }
  return {
    ...(ifMatch !== undefined && { match: requireEntityTags(ifMatch) }),
    ...(ifNoneMatch !== undefined && { absent: true }),
  };
}

/** Holds a precondition against the current tag (undefined: there is no such resource yet). Strong comparison: a weak
 *  tag matches nothing. Throws STALE_VERSION. */
export function assertPrecondition(precondition: Precondition, currentTag: string | undefined): void {
  if (!holds(precondition, currentTag)) throw new AppError('STALE_VERSION');
}

function holds({ match, absent }: Precondition, currentTag: string | undefined): boolean {
  if (absent && currentTag !== undefined) return false;
  if (match === undefined) return true;
  if (currentTag === undefined || currentTag.startsWith(WEAK)) return false;
  return match === '*' || match.includes(currentTag);
}

const WEAK = 'W/';
/** RFC 9110, section 8.8.3: an opaque tag may hold commas, so a list is not split at them. */
const ENTITY_TAG_LIST = /^[\t ,]*(?:(?:W\/)?"[\x21\x23-\x7e\x80-\uffff]*"[\t ]*(?:,[\t ,]*|$))+$/;
const ENTITY_TAG = /(?:W\/)?"[^"]*"/g;
const LONGEST_HEADER = 2_048;

function requireEntityTags(ifMatch: string): EntityTags {
  const tags = parseEntityTags(ifMatch);
  if (tags === undefined) throw inputInvalid('/headers/if-match', 'must be * or a list of entity tags, such as "7"');
  return tags;
}

/** Undefined for what is no list of entity tags. */
function parseEntityTags(header: string): EntityTags | undefined {
  const list = header.trim();
  if (list === '*') return '*';
  if (list.length > LONGEST_HEADER || !ENTITY_TAG_LIST.test(list)) return undefined;
  return list.match(ENTITY_TAG) ?? [];
}

function withoutWeakness(tag: string): string {
  return tag.startsWith(WEAK) ? tag.slice(WEAK.length) : tag;
}
