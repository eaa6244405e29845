import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { firstLoadSize } from './first-load-limit.ts';

const chunk = (code: string, imports: string[] = [], isEntry = false) => ({
  type: 'chunk' as const,
  code,
  imports,
  isEntry,
});

it('counts what is loaded at first, each once, and nothing that waits until it is needed', () => {
  const bundle = {
    'index.js': chunk('index', ['shared.js', 'react.js'], true),
    'react.js': chunk('react', ['shared.js']),
    'shared.js': chunk('shared'),
    'calls.js': chunk('calls'.repeat(1000), ['shared.js']),
    'index.css': { type: 'asset' as const },
  };
  const expected = ['index', 'react', 'shared'].reduce((size, code) => size + gzipSync(code).length, 0);
  expect(firstLoadSize(bundle)).toBe(expected);
});
