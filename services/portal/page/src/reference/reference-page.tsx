import { use } from 'react';
import { CodeBlock } from '../code/code-block.tsx';
import { Samples } from '../code/samples.tsx';
import { sampleRequest } from '../samples/sample-request.ts';
import { useSampleValues } from '../sandbox/use-sample-values.ts';
import type { Operation, Schema } from './api-document.ts';
import { readOperations } from './api-document-read.ts';
import { RichText } from './rich-text.tsx';

interface ReferencePageProps {
  /** Absent: all of them, as a list. */
  readonly operationId: string | undefined;
  readonly partnerApiUrl: string;
}

/** What the API offers: a list, or one operation with its samples. */
export function ReferencePage({ operationId, partnerApiUrl }: ReferencePageProps) {
  const operations = use(readOperations());
  const operation = operations.find(({ id }) => id === operationId);
  return operation === undefined ? (
    <OperationList operations={operations} partnerApiUrl={partnerApiUrl} />
  ) : (
    <OperationPage operation={operation} partnerApiUrl={partnerApiUrl} />
  );
}

function OperationList({
  operations,
  partnerApiUrl,
}: {
  readonly operations: readonly Operation[];
  readonly partnerApiUrl: string;
}) {
  return (
    <>
      <h1 tabIndex={-1}>All operations</h1>
      <p className="lead">
        Version 2, at <code>{partnerApiUrl}</code>. Send your key as <code>x-api-key</code>, JSON in UTF-8, and instants
        with an offset.
      </p>
      <ul className="operations">
        {operations.map(({ id, method, path, summary }) => (
          <li key={id}>
            <a href={`#/docs/reference/${id}`}>{summary}</a>
            <p className="endpoint">
              <span className={`method ${method.toLowerCase()}`}>{method}</span> <code>{path}</code>
            </p>
          </li>
        ))}
      </ul>
      <p className="hint">
        For your code generator: <a href="/openapi/partner-v2.json">partner-v2.json</a> (OpenAPI 3.1), and{' '}
        <a href="/openapi/partner-v1.json">partner-v1.json</a>.
      </p>
    </>
  );
}

function OperationPage({
  operation,
  partnerApiUrl,
}: {
  readonly operation: Operation;
  readonly partnerApiUrl: string;
}) {
  const values = useSampleValues(partnerApiUrl);
  const { method, path, summary, description, parameters, body, answers } = operation;
  const success = answers.find(({ status }) => status.startsWith('2'));
  const example = success?.schema?.examples?.[0];
  return (
    <div className="operation">
      <div>
        <p className="eyebrow">
          <a href="#/docs/reference">All operations</a>
        </p>
        <h1 tabIndex={-1}>{summary}</h1>
        <p className="endpoint">
          <span className={`method ${method.toLowerCase()}`}>{method}</span> <code>{path}</code>
        </p>
        <p>
          <RichText text={withoutCodes(description)} />
        </p>
        {parameters.length > 0 && (
          <>
            <h2>Parameters</h2>
            <dl className="members">
              {parameters.map(({ name, in: where, required, description: told, schema }) => (
                <Member
                  key={name}
                  name={name}
                  kind={where}
                  isRequired={required === true}
                  told={told}
                  schema={schema}
                />
              ))}
            </dl>
          </>
        )}
        {body?.properties && (
          <>
            <h2>Body</h2>
            <dl className="members">
              {Object.entries(body.properties).map(([name, schema]) => (
                <Member
                  key={name}
                  name={name}
                  kind="body"
                  isRequired={body.required?.includes(name) === true}
                  told={'$ref' in schema ? undefined : schema.description}
                  schema={'$ref' in schema ? undefined : schema}
                />
              ))}
            </dl>
          </>
        )}
        <h2>Answers</h2>
        <dl className="members answers">
          {answers.map(({ status, description: told }) => (
            <div key={status}>
              <dt>
                <code>{status}</code>
              </dt>
              <dd>
                <RichText text={told} />
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <div className="operation-code">
        <Samples title={summary} request={sampleRequest(operation, values)} />
        {example !== undefined && (
          <CodeBlock label={`Answer ${success?.status}`} code={JSON.stringify(example, null, 2)} />
        )}
        <p>
          <a href="/explorer.html">Try it in the explorer</a>
        </p>
      </div>
    </div>
  );
}

/** The answers below name them. */
const withoutCodes = (description: string): string => description.replace(/ ?Error codes: .*$/s, '');

interface MemberProps {
  readonly name: string;
  readonly kind: string;
  readonly isRequired: boolean;
  readonly told: string | undefined;
  readonly schema: Schema | undefined;
}

function Member({ name, kind, isRequired, told, schema }: MemberProps) {
  return (
    <div>
      <dt>
        <code>{name}</code>{' '}
        <span className="hint">{[kind, formOf(schema), isRequired ? 'required' : ''].filter(Boolean).join(' · ')}</span>
      </dt>
      <dd>{told !== undefined && <RichText text={told} />}</dd>
    </div>
  );
}

const MOST_SHOWN = 6;

function formOf(schema: Schema | undefined): string {
  if (schema === undefined) return '';
  if (schema.enum !== undefined) {
    const values = schema.enum.slice(0, MOST_SHOWN).map(String).join(', ');
    return schema.enum.length > MOST_SHOWN ? `${values}, …` : values;
  }
  return String(schema.format ?? schema.type ?? '');
}
