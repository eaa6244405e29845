import { use, useState } from 'react';
import { type ApiVersion, readVersions } from './read-versions.ts';

/** Which versions are served, and until when. */
export function VersionsPage() {
  const [reading] = useState(readVersions);
  const versions = use(reading);
  return (
    <>
      <h1 tabIndex={-1}>Versions</h1>
      <p className="lead">
        A version gains members and operations and loses none. What would break you makes a new version.
      </p>
      {versions === undefined ? (
        <p>The Partner API does not answer right now. Reload the page in a moment.</p>
      ) : (
        versions.map((version) => <Version key={version.version} {...version} />)
      )}
      <h2>How you notice</h2>
      <p>
        Answers of a deprecated version carry <code>Deprecation</code> (RFC 9745) and <code>Sunset</code> (RFC 8594),
        and link to the guide. A line of code that logs an alarm when it sees either is all it takes.
      </p>
    </>
  );
}

function Version({ version, status, deprecatedAt, sunsetAt, successor }: ApiVersion) {
  return (
    <section className="panel">
      <h2>
        {version.replace('v', 'Version ')} <span className={`tag ${status}`}>{status}</span>
      </h2>
      {status === 'current' ? (
        <p>Build with this one. There is no end in sight.</p>
      ) : (
        <>
          <p>
            Deprecated since {longDate(deprecatedAt)}. It answers until <strong>{longDate(sunsetAt)}</strong>, then with{' '}
            <code>410 VERSION_RETIRED</code>.
          </p>
          <p>
            <a href="#/docs/from-v1">Move to {successor?.replace('v', 'version ')}</a>
          </p>
        </>
      )}
    </section>
  );
}

const longDate = (instant: string | undefined): string =>
  instant === undefined
    ? 'unknown'
    : new Date(instant).toLocaleDateString('en-US', { dateStyle: 'long', timeZone: 'UTC' });
