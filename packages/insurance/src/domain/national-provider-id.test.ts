import { expect, it } from 'vitest';
import { isNationalProviderId } from './national-provider-id.ts';

// 1234567893 is CMS's own example of the check digit.
it.each([
  ['1234567893', true],
  ['1999999984', true],
  ['1234567890', false],
  ['1234567839', false],
  ['3234567899', false],
  ['123456789', false],
  ['12345678930', false],
  ['１２３４５６７８９３', false],
])('%s is a National Provider Identifier: %s', (text, expected) => {
  expect(isNationalProviderId(text)).toBe(expected);
});
