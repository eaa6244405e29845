import { Notice } from '@frontdesk/ui/components/notice';
import { useMutation, useQuery } from '@tanstack/react-query';
import { CodeBlock } from '../code/code-block.tsx';
import { Samples } from '../code/samples.tsx';
import { NotRead } from '../errors/not-read.tsx';
import { vendorSentence } from '../errors/vendor-sentence.ts';
import { usePortal } from '../frame/portal.ts';
import { accountQuery } from '../frame/portal-queries.ts';
import type { Account } from '../portal-api.ts';
import { useSampleValues } from '../sandbox/use-sample-values.ts';
import { AccountName } from './account-name.tsx';
import { bookingRequest } from './booking-request.ts';
import { useTestKey } from './use-test-key.ts';

/** The first page: a sandbox, a key, and a request that works. */
export function HomePage() {
  const { api } = usePortal();
  const account = useQuery(accountQuery(api));
  if (account.error !== null && account.data === undefined) {
    return <NotRead error={account.error} what="Your account" tryAgain={() => void account.refetch()} />;
  }
  if (account.data === undefined) return <p className="hint">Opening your sandbox …</p>;
  return <Home account={account.data} />;
}

function Home({ account }: { readonly account: Account }) {
  const { api, partnerApiUrl, announce } = usePortal();
  const testKey = useTestKey(account);
  const values = useSampleValues(partnerApiUrl);
  const reset = useMutation({
    mutationFn: api.resetSandbox,
    onSuccess: () => announce('Your sandbox is as it was at the beginning.'),
  });
  return (
    <div className="home">
      <h1 tabIndex={-1}>Your sandbox is ready</h1>
      <p className="lead">
        A practice of your own, <code>{account.sandboxPracticeId}</code>, with providers, open hours and no patients.
        This request books an appointment in it. Copy it, run it, done.
      </p>
      <section className="panel" aria-labelledby="first-request">
        <h2 id="first-request">Your first request</h2>
        {testKey.problem !== undefined && (
          <Notice kind="error">
            {vendorSentence(testKey.problem)}{' '}
            <button type="button" onClick={testKey.make}>
              Try again
            </button>
          </Notice>
        )}
        {testKey.kept === undefined ? (
          testKey.isMaking ? (
            <p className="hint">Making your test key …</p>
          ) : (
            <p>
              Your test keys are not known in this browser.{' '}
              <button type="button" className="primary" onClick={testKey.make}>
                Make one for it
              </button>
            </p>
          )
        ) : (
          <>
            <Samples title="Book an appointment" request={bookingRequest(values)} />
            <p>
              Answered <code>201</code>? You are integrated. Click around in the <a href="/explorer.html">explorer</a>,
              where your key is filled in, or go on with <a href="#/docs/first-booking">the first guide</a>.
            </p>
          </>
        )}
      </section>
      <div className="columns">
        {testKey.kept && (
          <section className="panel" aria-labelledby="test-key">
            <h2 id="test-key">Test key</h2>
            <CodeBlock label="Your test key" code={testKey.kept.key} />
            <p className="hint">
              It opens your sandbox and nothing else. This browser keeps it, so that samples are filled in.
            </p>
            <p>
              <a href={`#/practices/${account.sandboxSubscriptionId}`}>More keys, rotation, activity</a>
            </p>
          </section>
        )}
        <section className="panel" aria-labelledby="live">
          <h2 id="live">Go live</h2>
          <p>
            Ask a practice for access. Its manager approves, you create a live key and change one line of your code.
          </p>
          <p>
            <a href="#/practices">Ask for access</a>
          </p>
        </section>
        <section className="panel" aria-labelledby="reset">
          <h2 id="reset">Start over</h2>
          <p>Removes every booking of your sandbox. Your keys stay.</p>
          {reset.error && <Notice kind="error">{vendorSentence(reset.error)}</Notice>}
          <div className="actions">
            <button type="button" disabled={reset.isPending} onClick={() => reset.mutate()}>
              {reset.isPending ? 'Resetting …' : 'Reset the sandbox'}
            </button>
          </div>
        </section>
        <AccountName account={account} />
      </div>
    </div>
  );
}
