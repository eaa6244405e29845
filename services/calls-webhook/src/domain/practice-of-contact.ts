import type { ContactEvent } from '@frontdesk/contracts/contact-event';

/** As in tokens and keys. */
const PRACTICE_ID = /^[A-Za-z0-9_-]{1,64}$/;

const TAG_NAMES = ['practiceId', 'practice_id', 'frontdesk:practice'] as const;

/** The practice that a contact belongs to, as its contact flow has marked it: a tag, an attribute or a segment attribute.
 *  Otherwise the deployment's own practice, where there is but one. The sender is trusted to say so: it holds the secret. */
export function practiceOf({ detail }: ContactEvent, defaultPracticeId: string | undefined): string | undefined {
  const candidates = [
    ...TAG_NAMES.map((name) => detail.tags?.[name]),
    detail.attributes?.practiceId,
    detail.contactAttributes?.practiceId,
    segmentValue(detail.segmentAttributes?.practiceId),
  ];
  const marked = candidates.find((value) => value !== undefined && value !== null);
  if (marked === undefined) return defaultPracticeId;
  return typeof marked === 'string' && PRACTICE_ID.test(marked) ? marked : undefined;
}

/** Segment attributes are objects with their type's name: `{ "ValueString": "p001" }`. */
function segmentValue(attribute: unknown): unknown {
  if (attribute === null || typeof attribute !== 'object') return undefined;
  const { ValueString, valueString } = attribute as { ValueString?: unknown; valueString?: unknown };
  return ValueString ?? valueString;
}
