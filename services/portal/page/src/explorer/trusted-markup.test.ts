import { expect, it } from 'vitest';
import { isIcon } from './trusted-markup.ts';

const icon =
  '<svg width="1em" height="1em" viewBox="0 0 24 24" fill="none" xmlns="http://www.w3.org/2000/svg"><path d="m9 18 6-6-6-6" stroke="currentColor" stroke-width="1"/></svg>';

it('takes the icons of the explorer’s editor', () => {
  expect(isIcon(icon)).toBe(true);
});

it.each([
  '<img src=x onerror=alert(1)>',
  '<svg onload="alert(1)"><path d="m9"/></svg>',
  `${icon}<script>alert(1)</script>`,
  '<svg><script>alert(1)</script></svg>',
  '<svg><path d="m9"/><a href="javascript:alert(1)">x</a></svg>',
  'text',
])('takes nothing else: %s', (markup) => {
  expect(isIcon(markup)).toBe(false);
});
