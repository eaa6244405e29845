import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, ElementContext, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare global {
  var axe: { run(context: ElementContext, options: RunOptions): Promise<AxeResults> } | undefined;
}

/** What axe-core finds on the page, a line each; of a page behind a modal dialog, which nobody can reach, only the dialog. */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  // As the browser's own tools do: the page's content security policy does not hold for it.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  // Nothing is written down of what is right: that takes longer than to look.
  const found = await page.evaluate(() =>
    globalThis.axe?.run(document.querySelector('dialog[open]') ?? document, { resultTypes: ['violations'] }),
  );
  if (found === undefined) throw new Error('axe-core is not on the page.');
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target}: ${failureSummary}`),
  );
}
