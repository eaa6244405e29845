import { PLANS, type Plan } from '@frontdesk/core/plans';
import { useEffect, useState } from 'react';
import { Scrolled } from '../code/scrolled.tsx';

const HOW_OFTEN_MS = 15_000;

type State = { readonly isUp: boolean; readonly milliseconds: number; readonly at: Date };

/** What a plan allows, and whether the API answers from here. */
export function StatusPage() {
  const state = useApiState();
  return (
    <>
      <h1 tabIndex={-1}>Limits and status</h1>
      <section>
        <h2>Right now, from your browser</h2>
        <p role="status" className={`state ${state === undefined ? '' : state.isUp ? 'up' : 'down'}`}>
          {state === undefined
            ? 'Asking …'
            : state.isUp
              ? `The Partner API answers, in ${state.milliseconds} ms.`
              : 'The Partner API does not answer from here.'}
        </p>
        {state && <p className="hint">Asked at {state.at.toLocaleTimeString('en-US')}, and again every 15 seconds.</p>}
      </section>
      <section>
        <h2>Plans</h2>
        <Scrolled className="table" label="Plans">
          <table>
            <thead>
              <tr>
                <th scope="col">Plan</th>
                <th scope="col">Requests a second</th>
                <th scope="col">Burst</th>
                <th scope="col">Requests a day</th>
              </tr>
            </thead>
            <tbody>
              {Object.entries<Plan>(PLANS).map(([name, { ratePerSecond, burst, quotaPerDay }]) => (
                <tr key={name}>
                  <td>{name}</td>
                  <td>{ratePerSecond}</td>
                  <td>{burst}</td>
                  <td>{quotaPerDay === undefined ? 'no quota' : quotaPerDay.toLocaleString('en-US')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolled>
        <p className="hint">
          Of one subscription: you at one practice, with all its keys. A day begins at 00:00 UTC.{' '}
          <a href="#/docs/limits">How to stay below</a>.
        </p>
      </section>
      <section>
        <h2>Sizes</h2>
        <ul className="bullets">
          <li>A request’s body: at most 256 KB.</li>
          <li>A search for free times or appointments: at most 31 days, 500 items a page.</li>
          <li>A hold: five minutes.</li>
          <li>An answer: within 29 seconds, and mostly within a tenth of one.</li>
        </ul>
      </section>
    </>
  );
}

function useApiState(): State | undefined {
  const [state, setState] = useState<State>();
  useEffect(() => {
    let isGone = false;
    const ask = async (): Promise<void> => {
      const began = performance.now();
      const isUp = await fetch('/versions', { cache: 'no-store' }).then(
        ({ ok }) => ok,
        () => false,
      );
      if (!isGone) setState({ isUp, milliseconds: Math.round(performance.now() - began), at: new Date() });
    };
    void ask();
    const timer = setInterval(() => void ask(), HOW_OFTEN_MS);
    return () => {
      isGone = true;
      clearInterval(timer);
    };
  }, []);
  return state;
}
