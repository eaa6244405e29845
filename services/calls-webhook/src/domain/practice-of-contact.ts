import type { ContactEvent } from '@frontdesk/contracts/contact-event';
import { IDENTIFIER_FORM } from '@frontdesk/core/identifier-form';

const TAG_NAMES = ['practiceId', 'practice_id', 'frontdesk:practice'] as const;

/** The practice that a contact belongs to, as its contact flow has marked it: by a tag, or by an attribute where no customer
 *  can have set it. Otherwise the deployment's own practice, where there is but one. Whether its sender may say so is
 *  another question. */
export function practiceOf({ detail }: ContactEvent, defaultPracticeId: string | undefined): string | undefined {
  const tags = TAG_NAMES.map((name) => detail.tags?.[name]);
  const marks = mayBringAttributes(detail) ? tags : [...tags, ...attributesOf(detail)];
  const marked = marks.find((value) => value !== undefined && value !== null);
  if (marked === undefined) return defaultPracticeId;
  return typeof marked === 'string' && IDENTIFIER_FORM.test(marked) ? marked : undefined;
}

/** Whoever opens a chat, or calls out of an app or a web page, may bring attributes along; who dials a number cannot. */
function mayBringAttributes({ channel, initiationMethod }: ContactEvent['detail']): boolean {
  const words = [channel?.toUpperCase() ?? 'VOICE', initiationMethod?.toUpperCase() ?? 'INBOUND'];
  return words[0] !== 'VOICE' || words[1] === 'WEBRTC_API' || words[1] === 'API';
}

function attributesOf({ attributes, contactAttributes, segmentAttributes }: ContactEvent['detail']): unknown[] {
  return [attributes?.practiceId, contactAttributes?.practiceId, segmentValue(segmentAttributes?.practiceId)];
}

/** Segment attributes are objects with their type's name: `{ "ValueString": "p001" }`. */
function segmentValue(attribute: unknown): unknown {
  if (attribute === null || typeof attribute !== 'object') return undefined;
  const { ValueString, valueString } = attribute as { ValueString?: unknown; valueString?: unknown };
  return ValueString ?? valueString;
}
