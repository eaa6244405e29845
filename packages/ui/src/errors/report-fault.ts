/** Tells the browser's console of a fault of the page: what kind it is, and in which components. Its message is left out, since
 *  a message may repeat what was typed or read. */
export function reportFault(
  error: unknown,
  { componentStack }: { readonly componentStack?: string | undefined },
): void {
  const kind = error instanceof Error ? error.name : typeof error;
  // biome-ignore lint/suspicious/noConsole: nothing else takes a line of the page
  console.error('VIEW_FAILED', kind, componentsOf(componentStack ?? ''));
}

const DEEPEST = 6;

/** The innermost components of a stack as React writes it, a line each. */
function componentsOf(stack: string): string {
  const names = stack.split('\n').map((line) => /^\s*at ([\w.]+)/.exec(line)?.[1]);
  return names
    .filter((name) => name !== undefined)
    .slice(0, DEEPEST)
    .join(' < ');
}
