import type { ReactNode } from 'react';

interface ScrolledProps {
  /** What it is, for those who do not see it. */
  readonly label: string;
  readonly className: string;
  readonly children: ReactNode;
}

/** What may be wider than its place, and is scrolled by keys too. */
export function Scrolled({ label, className, children }: ScrolledProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it no key reaches what is out of sight
    <section className={className} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
