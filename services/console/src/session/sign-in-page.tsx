import { Notice } from '@frontdesk/ui/components/notice';
import { type FormEvent, useState } from 'react';
import type { LocalSignIn } from '../configuration.ts';
import type { ChosenUser } from './session.ts';

interface SignInPageProps {
  /** Absent: the sign-in page is elsewhere. */
  readonly local: LocalSignIn | undefined;
  readonly notice: string | undefined;
  readonly signIn: (user: ChosenUser | undefined) => Promise<void>;
}

/** The way in. In development one picks who to be. */
export function SignInPage({ local, notice, signIn }: SignInPageProps) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setProblem(undefined);
    try {
      await signIn(local && { practiceId: String(form.get('practiceId')), role: String(form.get('role')) });
    } catch {
      setProblem('Signing in did not work. Check your connection and try again.');
      setBusy(false);
    }
  };

  return (
    <main className="sign-in">
      <form className="sign-in-card" onSubmit={submit}>
        <p className="brand">
          <img src="/favicon.svg" alt="" width="36" height="36" />
          Frontdesk
        </p>
        <h1>Sign in</h1>
        {notice !== undefined && <Notice kind="info">{notice}</Notice>}
        {problem !== undefined && <Notice kind="error">{problem}</Notice>}
        {local === undefined ? (
          <p className="hint">You sign in with your practice’s account on a page of its own, and come back here.</p>
        ) : (
          <>
            <p className="hint">This is the local cloud: choose who to be, no password needed.</p>
            <label>
              Practice
              <input
                name="practiceId"
                list="practices"
                defaultValue={local.practiceIds[0]}
                required
                autoComplete="off"
              />
              <datalist id="practices">
                {local.practiceIds.map((id) => (
                  <option key={id} value={id} />
                ))}
              </datalist>
            </label>
            <label>
              Role
              <select name="role">
                <option value="agent">Agent</option>
                <option value="manager">Manager</option>
                <option value="admin">Admin</option>
              </select>
            </label>
          </>
        )}
        <button type="submit" className="primary" disabled={isBusy}>
          {isBusy ? 'Signing in …' : 'Sign in'}
        </button>
      </form>
    </main>
  );
}
