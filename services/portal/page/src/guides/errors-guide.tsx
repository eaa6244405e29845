import { ERROR_CATALOGUE } from '@frontdesk/core/error-catalogue';
import { CodeBlock } from '../code/code-block.tsx';
import { Scrolled } from '../code/scrolled.tsx';
import type { GuideProps } from './guide-props.ts';

const EXAMPLE = `HTTP/1.1 400 Bad Request
Content-Type: application/problem+json

{
  "type": "urn:frontdesk:problem:input-invalid",
  "title": "The request is not valid.",
  "status": 400,
  "instance": "c6af9ac6-7b61-11e6-9a41-93e8deadbeef",
  "code": "INPUT_INVALID",
  "errors": [{ "pointer": "/patient/birthDate", "message": "must be a date, such as 1980-05-17" }]
}`;

export function ErrorsGuide({ values }: GuideProps) {
  const tryIt = `curl -i '${values.baseUrl}/v2/usage' -H 'x-api-key: fd_test_mistyped'`;
  return (
    <>
      <p className="lead">
        Every error has the same shape and a code that does not change, whoever answers: a function, the gateway or the
        firewall.
      </p>
      <h2>The shape</h2>
      <p>
        Errors are problem documents (RFC 9457). Branch on <code>code</code>. Show <code>errors</code> beside your
        form’s fields: each points at the member that it is about. Log <code>instance</code>: with it, support finds
        your request.
      </p>
      <CodeBlock label="A problem document" code={EXAMPLE} />
      <p>Try one:</p>
      <CodeBlock label="A request with a mistyped key" code={tryIt} />
      <h2>Three kinds</h2>
      <ul className="bullets">
        <li>
          <strong>Mend it.</strong> <code>400</code>, <code>401</code>, <code>403</code>, <code>404</code>,{' '}
          <code>422</code>: the same request fails again.
        </li>
        <li>
          <strong>Choose again.</strong> <code>409</code>: somebody was faster, or the appointment has changed. Read,
          then decide.
        </li>
        <li>
          <strong>Repeat it.</strong> <code>429</code>, <code>500</code>, <code>503</code>: wait for{' '}
          <code>Retry-After</code> and send the same request with the same idempotency key.
        </li>
      </ul>
      <h2>All codes</h2>
      <Scrolled className="table" label="Error codes">
        <table>
          <thead>
            <tr>
              <th scope="col">Code</th>
              <th scope="col">Status</th>
              <th scope="col">Meaning</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(ERROR_CATALOGUE).map(([code, { status, title }]) => (
              <tr key={code}>
                <td>
                  <code>{code}</code>
                </td>
                <td>{status}</td>
                <td>{title}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </>
  );
}
