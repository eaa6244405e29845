import type { ReactNode } from 'react';
import type { SampleValues } from '../samples/sample-request.ts';

export interface GuideProps {
  /** The sample of an operation, in the language that the reader has chosen. */
  readonly sample: (operationId: string) => ReactNode;
  readonly values: SampleValues;
}
