import { CodeBlock } from '../code/code-block.tsx';
import type { GuideProps } from './guide-props.ts';

const HEADERS = `RateLimit-Policy: "persec";q=50;w=1, "perday";q=1000;w=86400
RateLimit: "perday";r=412;t=30600`;

export function LimitsGuide({ sample }: GuideProps) {
  return (
    <>
      <p className="lead">
        A plan has a rate per second and, below enterprise, a quota per day. Both are told before they bite.
      </p>
      <h2>What is counted</h2>
      <p>
        The subscription is counted: you at one practice. All its keys share one quota, so a second key is no second
        quota, and rotating keys costs nothing. A day begins at 00:00 UTC. <a href="#/docs/status">Limits and status</a>{' '}
        has the numbers.
      </p>
      <h2>Read the headers</h2>
      <p>
        Answers name your plan in <code>RateLimit-Policy</code>: <code>q</code> is how much in a window of{' '}
        <code>w</code> seconds. <code>RateLimit</code> tells what is left (<code>r</code>) and for how many seconds it
        must last (<code>t</code>).
      </p>
      <CodeBlock label="Headers of an answer" code={HEADERS} />
      <h2>Ask at any time</h2>
      <p>This operation counts in no quota:</p>
      {sample('readUsage')}
      <h2>When it is too much</h2>
      <p>
        <code>429 RATE_LIMITED</code> means too fast: wait a second. <code>429 QUOTA_EXCEEDED</code> means the day’s
        quota is used up: <code>Retry-After</code> says when to come back. Spread work over the day, or ask the practice
        for a larger plan.
      </p>
      <h2>Ask for less</h2>
      <ul className="bullets">
        <li>
          Send <code>If-None-Match</code> with the <code>ETag</code> that you have: <code>304</code> has no body.
        </li>
        <li>Keep the practice, its types and its insurance plans for a day.</li>
        <li>Search a week of free times with one request, not seven.</li>
      </ul>
    </>
  );
}
