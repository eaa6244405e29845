import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messageBody } from './message-body.ts';

/** What every SQS takes: tab, line feed, carriage return, and U+0020 to U+FFFD without the surrogates. */
const TAKEN = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd]*$/;

test('is JSON of characters that SQS takes, and reads back as what was said', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const body = messageBody({ text });
      expect(body).toMatch(TAKEN);
      expect(JSON.parse(body)).toEqual({ text });
    }),
    { examples: [['Zoë 🦷 \ufffe\uffff\u0000\ud800']] },
  );
});
