import { CodeBlock } from '../code/code-block.tsx';
import type { GuideProps } from './guide-props.ts';

const RETRY = `async function book(appointment) {
  const idempotencyKey = crypto.randomUUID(); // once for each booking, not for each attempt
  for (let attempt = 0; ; attempt++) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'x-api-key': key, 'Content-Type': 'application/json', 'Idempotency-Key': idempotencyKey },
      body: JSON.stringify(appointment),
    }).catch(() => undefined);
    const mayRetry = response === undefined || response.status === 429 || response.status >= 500;
    if (!mayRetry || attempt === 4) return response;
    const seconds = Number(response?.headers.get('retry-after')) || 2 ** attempt;
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  }
}`;

export function IdempotencyGuide(_props: GuideProps) {
  return (
    <>
      <p className="lead">
        Networks fail after the booking and before the answer. With an idempotency key you just send it again.
      </p>
      <h2>How it works</h2>
      <p>
        Choose a new random key for each booking and send it as <code>Idempotency-Key</code>. Repeat the request with
        the same key as often as you like: the first attempt that gets through books, and every later one gets the same
        answer, byte for byte.
      </p>
      <CodeBlock label="A booking that retries, in JavaScript" code={RETRY} />
      <h2>What can happen</h2>
      <ul className="bullets">
        <li>
          <code>409 IDEMPOTENCY_IN_PROGRESS</code>: your first attempt is still running. Wait for{' '}
          <code>Retry-After</code> and repeat.
        </li>
        <li>
          <code>422 IDEMPOTENCY_KEY_REUSED</code>: the key belongs to another request. Use a new key for a new booking.
        </li>
        <li>
          <code>400 IDEMPOTENCY_KEY_REQUIRED</code>: the operation books something, and you sent no key.
        </li>
      </ul>
      <h2>Which requests need one</h2>
      <p>
        Bookings and verifications demand a key. Changes take one. Cancelling twice changes nothing, with or without a
        key. Answers are kept for 24 hours.
      </p>
    </>
  );
}
