import { describe, expect, it } from 'vitest';
import { filledIn, objectOf } from './publish-pages.ts';

describe('a built page in its bucket', () => {
  it('is kept for a year when its name says its content', () => {
    expect(objectOf('assets/index-4f2a.js')).toEqual({
      Key: 'assets/index-4f2a.js',
      ContentType: 'text/javascript; charset=utf-8',
      CacheControl: 'public, max-age=31536000, immutable',
    });
  });

  it.each(['index.html', 'config.json', 'favicon.svg'])('is asked for again when it may change: %s', (path) => {
    expect(objectOf(path)).toMatchObject({ CacheControl: 'no-cache' });
  });

  it('has a type that no browser runs when it is unknown', () => {
    expect(objectOf('assets/thing.xyz').ContentType).toBe('application/octet-stream');
  });
});

describe('its configuration', () => {
  it("names the stack's outputs", () => {
    const config = { apiUrl: '{apiUrl}', signIn: { kind: 'cognito' } };
    expect(JSON.parse(filledIn(config, new Map([['apiUrl', 'https://a.example']])))).toEqual({
      apiUrl: 'https://a.example',
      signIn: { kind: 'cognito' },
    });
  });

  it('names no output that is not there', () => {
    expect(() => filledIn('{apiUrl}', new Map())).toThrow('The stack has no output apiUrl');
  });
});
