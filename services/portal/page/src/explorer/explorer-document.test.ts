import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type ApiDocument, operationsOf } from '../reference/api-document.ts';
import { explorerDocument } from './explorer-document.ts';

const file = join(import.meta.dirname, '../../../../../docs/openapi/partner-v2.json');
const document = JSON.parse(readFileSync(file, 'utf8')) as ApiDocument;
const sandbox = {
  ...{ practiceId: 'sandbox-1', providerId: 'dr-x', appointmentType: 'check', from: '2026-12-01', to: '2026-12-14' },
  ...{ start: '2026-12-01T09:00:00-05:00', laterStart: '2026-12-02T09:00:00-05:00' },
};
const filled = explorerDocument(document, { origin: 'https://portal.example', idempotencyKey: 'k-1', sandbox });
const operation = (wanted: string) => operationsOf(filled).find(({ id }) => id === wanted)!;
const examples = (wanted: string) =>
  Object.fromEntries(operation(wanted).parameters.map(({ name, example }) => [name, example]));

it('sends to the page’s own origin a booking that works as it stands', () => {
  expect(filled.servers).toEqual([{ url: 'https://portal.example' }]);
  expect(operation('bookAppointment').body?.examples?.[0]).toEqual({
    ...{ providerId: 'dr-x', appointmentType: 'check', start: '2026-12-01T09:00:00-05:00' },
    patient: expect.objectContaining({ givenName: 'Sample' }),
  });
  expect(examples('bookAppointment')).toMatchObject({ 'Idempotency-Key': 'k-1' });
});

it('asks the vendor’s own practice', () => {
  expect(examples('searchSlots')).toMatchObject({ id: 'sandbox-1', from: '2026-12-01', appointmentType: 'check' });
  expect(examples('readPractice')).toMatchObject({ id: 'sandbox-1' });
});

it('leaves the document’s own examples where there is no sandbox', () => {
  const plain = explorerDocument(document, {
    origin: 'https://portal.example',
    idempotencyKey: 'k-1',
    sandbox: undefined,
  });
  const book = operationsOf(plain).find(({ id }) => id === 'bookAppointment')!;
  expect(book.body?.examples?.[0]).toMatchObject({ providerId: 'dr-adams' });
});
