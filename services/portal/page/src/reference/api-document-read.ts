import { type ApiDocument, type Operation, operationsOf } from './api-document.ts';

let reading: Promise<readonly Operation[]> | undefined;

/** The operations of version 2, read once; again after a failure. */
export function readOperations(): Promise<readonly Operation[]> {
  reading ??= fetch('/openapi/partner-v2.json')
    .then((response) => response.json() as Promise<ApiDocument>)
    .then(operationsOf)
    .catch((error: unknown) => {
      reading = undefined;
      throw error;
    });
  return reading;
}
