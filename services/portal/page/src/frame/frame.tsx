import { ViewBoundary } from '@frontdesk/ui/errors/view-boundary';
import { type ReactNode, useEffect, useRef } from 'react';
import { hashOf, type Place } from './place.ts';

interface FrameProps {
  readonly place: Place;
  /** Who has signed in. */
  readonly email?: string;
  readonly signOut?: () => void;
  readonly children: ReactNode;
}

const PAGES: readonly { readonly page: Place['page']; readonly href: string; readonly label: string }[] = [
  { page: 'home', href: '#/', label: 'Home' },
  { page: 'practices', href: '#/practices', label: 'Practices and keys' },
  { page: 'docs', href: '#/docs/first-booking', label: 'Docs' },
];

/** What is around every page. */
export function Frame({ place, email, signOut, children }: FrameProps) {
  useFocusOnHeading(hashOf(place));
  const pages = signOut === undefined ? PAGES.filter(({ page }) => page !== 'practices') : PAGES;
  return (
    <>
      <header className="top">
        <p className="brand">
          <img src="/favicon.svg" alt="" width="28" height="28" />
          Frontdesk <span className="brand-part">developers</span>
        </p>
        <nav aria-label="Pages">
          {pages.map(({ page, href, label }) => (
            <a key={page} href={href} aria-current={page === place.page ? 'page' : undefined}>
              {label}
            </a>
          ))}
          <a href="/explorer.html">Explorer</a>
        </nav>
        {signOut !== undefined && (
          <p className="who">
            <bdi className="who-name">{email}</bdi>
            <button type="button" className="quiet" onClick={signOut}>
              Sign out
            </button>
          </p>
        )}
      </header>
      <main className="page">
        <ViewBoundary of={hashOf(place)} instead={() => <Failed />}>
          {children}
        </ViewBoundary>
      </main>
    </>
  );
}

function Failed() {
  return (
    <section>
      <h1 tabIndex={-1}>This page cannot be shown</h1>
      <p>
        Something went wrong here. <a href="#/">Go home</a>, or reload the page.
      </p>
    </section>
  );
}

/** After a way to another place the focus is on what is read first, also where that has yet to be loaded. */
function useFocusOnHeading(place: string): void {
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    scrollTo(0, 0);
    if (focusOnHeading()) return;
    const observer = new MutationObserver(() => {
      if (focusOnHeading()) observer.disconnect();
    });
    observer.observe(document.body, { childList: true, subtree: true, attributes: true });
    return () => observer.disconnect();
  }, [place]);
}

function focusOnHeading(): boolean {
  const heading = document.querySelector<HTMLElement>('h1');
  heading?.focus();
  // What is still out of sight takes no focus.
  return heading !== null && document.activeElement === heading;
}
