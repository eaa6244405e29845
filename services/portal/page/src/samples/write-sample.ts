import { csharpSample } from './csharp-sample.ts';
import { curlSample } from './curl-sample.ts';
import { javascriptSample } from './javascript-sample.ts';
import { pythonSample } from './python-sample.ts';
import type { SampleRequest } from './sample-request.ts';

export const LANGUAGES = ['curl', 'JavaScript', 'Python', 'C#'] as const;
export type Language = (typeof LANGUAGES)[number];

const WRITERS: Readonly<Record<Language, (request: SampleRequest) => string>> = {
  curl: curlSample,
  JavaScript: javascriptSample,
  Python: pythonSample,
  'C#': csharpSample,
};

/** A program that sends the request and prints the answer; it runs as it stands. */
export const writeSample = (language: Language, request: SampleRequest): string => WRITERS[language](request);
