import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const generated = new Set(['node_modules', 'dist', '.git', '.serverless']);

const pagesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (generated.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return pagesIn(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });

const withoutCode = (text: string): string => text.replace(/^ *```[\s\S]*?^ *```/gm, '').replace(/`[^`\n]*`/g, '');

/** GitHub's anchor of a heading: lower case, spaces to hyphens, other punctuation dropped. */
const anchorsOf = (page: string): Set<string> => {
  const headings = readFileSync(page, 'utf8')
    .replace(/^ *```[\s\S]*?^ *```/gm, '')
    .matchAll(/^#+ +(.+)$/gm);
  const anchors = [...headings].map(([, heading = '']) =>
    heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-'),
  );
  return new Set(anchors);
};

const brokenLinks = (page: string): string[] => {
  const links = withoutCode(readFileSync(page, 'utf8')).matchAll(/\]\(([^)\s]+)[^)]*\)/g);
  return [...links].flatMap(([, target = '']) => {
    if (/^[a-z]+:/.test(target)) return [];
    const [file = '', anchor] = target.split('#');
    const path = file === '' ? page : resolve(dirname(page), decodeURI(file));
    if (!existsSync(path)) return [target];
    const isPage = statSync(path).isFile() && path.endsWith('.md');
    return anchor !== undefined && isPage && !anchorsOf(path).has(anchor) ? [target] : [];
  });
};

describe('documentation', () => {
  const pages = pagesIn(root);

  it('has its pages', () => {
    expect(pages.length).toBeGreaterThan(30);
  });

  it.each(pages.map((page) => [relative(root, page), page]))(
    '%s links only to pages and headings that exist',
    (_, page) => {
      expect(brokenLinks(page ?? '')).toEqual([]);
    },
  );
});
