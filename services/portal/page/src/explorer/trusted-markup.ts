/** The icon of a folded line in the explorer's editor: the only markup that it writes as text. */
const ICON = /^<svg(?: [\w:]+="[\w .:/#-]*")*><path(?: [\w-]+="[\w .,-]*")*\/><\/svg>$/;

/** Lets the explorer's engine write markup that is an icon, and nothing else: a text that came from an answer, a document or an
 *  address stays text, whatever the engine does with it. Scripts are never made from text. */
export function trustIconsOnly(): void {
  globalThis.trustedTypes?.createPolicy('default', {
    createHTML: (markup) => (isIcon(markup) ? markup : null),
  });
}

export const isIcon = (markup: string): boolean => ICON.test(markup) && !/ on\w+=/i.test(markup);

declare global {
  // https://w3c.github.io/trusted-types: not in TypeScript's library yet.
  var trustedTypes:
    | { createPolicy(name: string, rules: { createHTML(markup: string): string | null }): unknown }
    | undefined;
}
