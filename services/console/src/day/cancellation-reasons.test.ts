import { CANCELLATION_CODES } from '@frontdesk/contracts/cancellation-code';
import { expect, it } from 'vitest';
import { CANCELLATION_REASONS, cancellationReasonName } from './cancellation-reasons.ts';

it('has every FHIR cancellation code once, in words of its own', () => {
  const codes = CANCELLATION_REASONS.flatMap(({ reasons }) => Object.keys(reasons));
  expect(codes.toSorted()).toEqual([...CANCELLATION_CODES].sort());
  for (const code of codes) expect(cancellationReasonName(code)).not.toBe(code);
});
