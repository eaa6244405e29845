import { lazy, Suspense } from 'react';
import { hashOf, type Place } from '../frame/place.ts';
import { GUIDES } from '../guides/guides.ts';

const GuidePage = lazy(async () => ({ default: (await import('../guides/guide-page.tsx')).GuidePage }));
const ReferencePage = lazy(async () => ({ default: (await import('../reference/reference-page.tsx')).ReferencePage }));
const ChangelogPage = lazy(async () => ({ default: (await import('../changelog/changelog-page.tsx')).ChangelogPage }));
const StatusPage = lazy(async () => ({ default: (await import('../status/status-page.tsx')).StatusPage }));
const VersionsPage = lazy(async () => ({ default: (await import('../status/versions-page.tsx')).VersionsPage }));

interface DocsPageProps {
  readonly part: string;
  readonly within: string | undefined;
  readonly partnerApiUrl: string;
}

const OTHERS = [
  { part: 'reference', title: 'All operations' },
  { part: 'changelog', title: 'Changelog' },
  { part: 'status', title: 'Limits and status' },
  { part: 'versions', title: 'Versions' },
];

/** The documentation: guides, reference, and what changes. */
export function DocsPage({ part, within, partnerApiUrl }: DocsPageProps) {
  return (
    <div className="docs">
      <nav aria-label="Documentation" className="docs-nav">
        <h2>Guides</h2>
        <ul>
          {GUIDES.map(({ slug, title }) => (
            <Entry key={slug} part={slug} title={title} isHere={part === slug} />
          ))}
        </ul>
        <h2>Reference</h2>
        <ul>
          {OTHERS.map((other) => (
            <Entry key={other.part} {...other} isHere={part === other.part} />
          ))}
        </ul>
      </nav>
      <article className="docs-body">
        <Suspense fallback={<p className="hint">Opening …</p>}>
          {part === 'reference' ? (
            <ReferencePage operationId={within} partnerApiUrl={partnerApiUrl} />
          ) : part === 'changelog' ? (
            <ChangelogPage />
          ) : part === 'status' ? (
            <StatusPage />
          ) : part === 'versions' ? (
            <VersionsPage />
          ) : (
            <GuidePage slug={part} partnerApiUrl={partnerApiUrl} />
          )}
        </Suspense>
      </article>
    </div>
  );
}

function Entry({ part, title, isHere }: { readonly part: string; readonly title: string; readonly isHere: boolean }) {
  const place: Place = { page: 'docs', part, within: undefined };
  return (
    <li>
      <a href={hashOf(place)} aria-current={isHere ? 'page' : undefined}>
        {title}
      </a>
    </li>
  );
}
