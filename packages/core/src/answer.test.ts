import { describe, expect, it } from 'vitest';
import { emptyAnswer, jsonAnswer } from './answer.ts';

describe('jsonAnswer', () => {
  it('holds the body as text, so that a replay is the same bytes', () => {
    expect(jsonAnswer(201, { id: 'a' }, { location: '/things/a' })).toEqual({
      statusCode: 201,
      headers: { 'content-type': 'application/json', location: '/things/a' },
      body: '{"id":"a"}',
    });
  });

  it('lets the caller name a narrower type', () => {
    const { headers } = jsonAnswer(200, {}, { 'content-type': 'application/fhir+json' });
    expect(headers).toEqual({ 'content-type': 'application/fhir+json' });
  });
});

describe('emptyAnswer', () => {
  it('has neither a body nor a type', () => {
    expect(emptyAnswer(304, { etag: '"1"' })).toEqual({ statusCode: 304, headers: { etag: '"1"' }, body: '' });
    expect(emptyAnswer(204)).toEqual({ statusCode: 204, headers: {}, body: '' });
  });
});
