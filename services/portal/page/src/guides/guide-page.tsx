import { type ReactNode, use } from 'react';
import { Samples } from '../code/samples.tsx';
import { readOperations } from '../reference/api-document-read.ts';
import { sampleRequest } from '../samples/sample-request.ts';
import { useSampleValues } from '../sandbox/use-sample-values.ts';
import { ErrorsGuide } from './errors-guide.tsx';
import { FirstBookingGuide } from './first-booking-guide.tsx';
import { FromVersion1Guide } from './from-version-1-guide.tsx';
import type { GuideProps } from './guide-props.ts';
import { GUIDES, type GuideSlug } from './guides.ts';
import { IdempotencyGuide } from './idempotency-guide.tsx';
import { LimitsGuide } from './limits-guide.tsx';
import { WebhooksGuide } from './webhooks-guide.tsx';

const BODIES: Readonly<Record<GuideSlug, (props: GuideProps) => ReactNode>> = {
  'first-booking': FirstBookingGuide,
  idempotency: IdempotencyGuide,
  errors: ErrorsGuide,
  limits: LimitsGuide,
  webhooks: WebhooksGuide,
  'from-v1': FromVersion1Guide,
};

/** One guide, with the way to the next. */
export function GuidePage({ slug, partnerApiUrl }: { readonly slug: string; readonly partnerApiUrl: string }) {
  const operations = use(readOperations());
  const values = useSampleValues(partnerApiUrl);
  const at = GUIDES.findIndex((guide) => guide.slug === slug);
  const [guide, next] = [GUIDES[at], GUIDES[at + 1]];
  if (guide === undefined) {
    return (
      <>
        <h1 tabIndex={-1}>There is no such guide</h1>
        <p>Choose one from the list.</p>
      </>
    );
  }
  const sample = (operationId: string): ReactNode => {
    const operation = operations.find(({ id }) => id === operationId);
    return operation && <Samples title={operation.summary} request={sampleRequest(operation, values)} />;
  };
  const Body = BODIES[guide.slug];
  return (
    <div className="guide">
      <p className="eyebrow">Guide · five minutes</p>
      <h1 tabIndex={-1}>{guide.title}</h1>
      <Body sample={sample} values={values} />
      {next && (
        <p className="next">
          Next: <a href={`#/docs/${next.slug}`}>{next.title}</a>
        </p>
      )}
    </div>
  );
}
