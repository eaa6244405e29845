import { Field } from '@frontdesk/ui/components/field';
import { Notice } from '@frontdesk/ui/components/notice';
import { type FormEvent, useState } from 'react';
import type { ChosenVendor } from './vendor.ts';

interface SignInPageProps {
  /** Whether this is the local cloud, where one says who one is. */
  readonly isLocal: boolean;
  readonly notice: string | undefined;
  readonly signIn: (vendor: ChosenVendor | undefined) => Promise<void>;
}

/** The way in, for those who have an account and those who have none yet. */
export function SignInPage({ isLocal, notice, signIn }: SignInPageProps) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setProblem(undefined);
    try {
      await signIn(isLocal ? { email: String(form.get('email')) } : undefined);
    } catch {
      setProblem('That did not work. Check your connection and try again.');
      setBusy(false);
    }
  };

  return (
    <section className="hero" aria-labelledby="hero-heading">
      <div className="hero-text">
        <h1 id="hero-heading" tabIndex={-1}>
          Book into any practice’s calendar. In five minutes.
        </h1>
        <p>
          One API for free times, bookings, changes and insurance. You get a sandbox of your own the moment you sign up:
          a practice with open hours, a test key, and a first request that works.
        </p>
        <ul className="claims">
          <li>Exactly one booking per idempotency key, however often you retry.</li>
          <li>Errors that say what to do, with a code that does not change.</li>
          <li>Keys that you create, rotate and revoke yourself.</li>
        </ul>
        <p>
          <a href="#/docs/first-booking">Read the first guide</a> or <a href="#/docs/reference">browse the reference</a>
          . No account needed.
        </p>
      </div>
      <form className="sign-in-card" onSubmit={submit}>
        <h2>Start building</h2>
        {notice !== undefined && <Notice kind="info">{notice}</Notice>}
        {problem !== undefined && <Notice kind="error">{problem}</Notice>}
        {isLocal ? (
          <Field
            label="E-mail address"
            name="email"
            type="email"
            required
            autoComplete="email"
            hint="This is the local cloud: no password, and no e-mail is sent."
          />
        ) : (
          <p className="hint">You sign up or sign in on a page of its own, and come back here.</p>
        )}
        <button type="submit" className="primary" disabled={isBusy}>
          {isBusy ? 'One moment …' : 'Sign up or sign in'}
        </button>
      </form>
    </section>
  );
}
