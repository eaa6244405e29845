import type { ApiChange, Release } from '@frontdesk/contracts/partner-changes';
import { use } from 'react';
import { RichText } from '../reference/rich-text.tsx';

interface Changelog {
  readonly next: readonly ApiChange[];
  readonly releases: readonly Release[];
}

let reading: Promise<Changelog> | undefined;
function readChangelog(): Promise<Changelog> {
  reading ??= fetch('/changelog.json').then((response) => response.json() as Promise<Changelog>);
  return reading;
}

const KINDS = [
  { kind: 'added', title: 'Added' },
  { kind: 'changed', title: 'Changed' },
  { kind: 'deprecated', title: 'Deprecated' },
  { kind: 'removed', title: 'Removed' },
] as const;

/** What changed in the API, release by release. */
export function ChangelogPage() {
  const { next, releases } = use(readChangelog());
  return (
    <>
      <h1 tabIndex={-1}>Changelog</h1>
      <p className="lead">
        Generated from the API’s description, so nothing is left out. Version 2 never breaks a client that ignores
        members it does not know. Follow it as an <a href="/changelog.atom">Atom feed</a>.
      </p>
      {next.length > 0 && (
        <section>
          <h2>Next</h2>
          <p className="hint">Here to try, and part of the next release.</p>
          <Changes changes={next} />
        </section>
      )}
      {releases.map(({ date, changes }) => (
        <section key={date}>
          <h2>
            <time dateTime={date}>{longDate(date)}</time>
          </h2>
          <Changes changes={changes} />
        </section>
      ))}
    </>
  );
}

function Changes({ changes }: { readonly changes: readonly ApiChange[] }) {
  return KINDS.map(({ kind, title }) => {
    const own = changes.filter((change) => change.kind === kind);
    if (own.length === 0) return null;
    return (
      <section key={kind} className="changes">
        <h3 className={`kind ${kind}`}>{title}</h3>
        <ul>
          {own.map(({ place, part }) => (
            <li key={`${place} ${part}`}>
              <code>{place}</code>
              {part !== undefined && (
                <>
                  : <RichText text={part} />
                </>
              )}
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

const longDate = (date: string): string =>
  new Date(`${date}T00:00:00Z`).toLocaleDateString('en-US', { dateStyle: 'long', timeZone: 'UTC' });
