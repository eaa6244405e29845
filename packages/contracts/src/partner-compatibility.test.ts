import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { partnerApiDocument } from './openapi-partner-document.ts';
import type { JsonObject } from './openapi-schemas.ts';
import { incompatibilities } from './partner-compatibility.ts';

// The documents are JSON of many depths; each change below names its place.
type Document = ReturnType<typeof JSON.parse>;

const original = partnerApiDocument('v2');
const changed = (change: (document: Document) => void): string[] => {
  const document: Document = structuredClone(original);
  change(document);
  return incompatibilities(original, document as JsonObject);
};
const booking = (document: Document) => document.paths['/v2/appointments'].post;
const request = (document: Document) => document.components.schemas.BookAppointmentRequest;
const answer = (document: Document) => document.components.schemas.PartnerAppointment;

describe('version 2 of the Partner API', () => {
  it('serves clients that were written against what was released last', async () => {
    const file = join(import.meta.dirname, '../../../docs/openapi/released/partner-v2.json');
    expect(incompatibilities(JSON.parse(await readFile(file, 'utf8')), original)).toEqual([]);
  });
});

describe('a change that breaks clients', () => {
  it.each<[string, (document: Document) => void, string]>([
    ['an operation is gone', (d) => delete d.paths['/v2/holds'].post, 'POST /v2/holds: the operation is gone'],
    ['a path is gone', (d) => delete d.paths['/v2/holds/{id}'], 'DELETE /v2/holds/{id}: the operation is gone'],
    ['a member of an answer is gone', (d) => delete answer(d).properties.timeZone, '/timeZone: is gone'],
    ['a member of an answer may be absent', (d) => answer(d).required.pop(), 'may be absent now'],
    ['a member of an answer has another type', (d) => (answer(d).properties.version.type = 'string'), 'another type'],
    ['an answer may have another value', (d) => answer(d).properties.status.enum.push('lost'), 'may be "lost" now'],
    ['a request needs a new member', (d) => request(d).required.push('callId'), '/callId: is required now'],
    ['a request may not have a member', (d) => delete request(d).properties.reason, '/reason: is gone'],
    [
      'a request may not have a value',
      (d) => d.components.schemas.CancelAppointmentRequest.properties.reason.enum.shift(),
      'does not take "pat" any more',
    ],
    ['a list of a request is shorter', (d) => (request(d).properties.resourceIds.maxItems = 2), 'maxItems is stricter'],
    ['a text of a request is shorter', (d) => (d.components.schemas.PersonName.maxLength = 9), 'maxLength is stricter'],
    [
      'a text of a request has another form',
      (d) => (request(d).properties.providerId.pattern = '^x$'),
      'another pattern',
    ],
    [
      'a parameter is required',
      (d) => {
        const { parameters } = d.paths['/v2/practices/{id}/slots'].get;
        parameters.find(({ name }: { name: string }) => name === 'providerId').required = true;
      },
      'query parameter providerId: is required now',
    ],
    [
      'a header is required',
      (d) => booking(d).parameters.push({ name: 'x', in: 'header', required: true }),
      'new and required',
    ],
    ['a parameter is gone', (d) => d.paths['/v2/appointments'].get.parameters.pop(), 'is gone'],
    ['a success has another status', (d) => delete booking(d).responses[201], '201: is not answered any more'],
    [
      'a header of an answer is gone',
      (d) => delete booking(d).responses[201].headers.Location,
      'the header Location is gone',
    ],
    ['callers show something else', (d) => (booking(d).security = [{ accessToken: [] }]), 'another security'],
  ])('is told: %s', (_what, change, sentence) => {
    expect(changed(change).join('\n')).toContain(sentence);
  });
});

describe('a change that breaks nobody', () => {
  it.each<[string, (document: Document) => void]>([
    ['none', () => {}],
    ['a new operation', (d) => (d.paths['/v2/new'] = d.paths['/v2/holds'])],
    ['a new member of an answer', (d) => (answer(d).properties.colour = { type: 'string' })],
    ['a member that an answer always has', (d) => answer(d).required.push('reason')],
    ['a new member of a request, which may be absent', (d) => (request(d).properties.note = { type: 'string' })],
    ['a member of a request that may be absent', (d) => request(d).required.pop()],
    [
      'another value of a request',
      (d) => d.components.schemas.CancelAppointmentRequest.properties.reason.enum.push('x'),
    ],
    ['a longer list in a request', (d) => (request(d).properties.resourceIds.maxItems = 20)],
    ['a new parameter', (d) => booking(d).parameters.push({ name: 'x', in: 'query', required: false })],
    ['other words', (d) => (booking(d).summary = 'Book.')],
    ['another refusal', (d) => (booking(d).responses[418] = { description: 'A teapot.' })],
  ])('is let through: %s', (_what, change) => expect(changed(change)).toEqual([]));
});
