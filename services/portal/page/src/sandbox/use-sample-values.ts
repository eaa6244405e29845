import { useEffect, useMemo, useState } from 'react';
import type { SampleValues } from '../samples/sample-request.ts';
import { keptTestKey } from './kept-test-key.ts';
import { readSandboxFacts, type SandboxFacts } from './sandbox-facts.ts';

let reading: { readonly key: string; readonly facts: Promise<SandboxFacts | undefined> } | undefined;

/** What samples are filled with: the test key that this browser keeps, and what is free in its sandbox. */
export function useSampleValues(partnerApiUrl: string): SampleValues {
  const kept = keptTestKey();
  const [facts, setFacts] = useState<SandboxFacts>();
  const { key, practiceId } = kept ?? {};
  useEffect(() => {
    if (kept === undefined) return;
    if (reading?.key !== kept.key) reading = { key: kept.key, facts: readSandboxFacts(kept).catch(() => undefined) };
    let isGone = false;
    void reading.facts.then((read) => isGone || setFacts(read));
    return () => {
      isGone = true;
    };
  }, [key]);
  return useMemo(
    () => ({
      baseUrl: partnerApiUrl,
      apiKey: key ?? 'fd_test_…',
      idempotencyKey: crypto.randomUUID(),
      known: {
        ...NOT_EVERYWHERE,
        ...(practiceId !== undefined && { practiceId }),
        ...facts,
      },
    }),
    [partnerApiUrl, key, practiceId, facts],
  );
}

/** What only some practices have, or what names something that was made before. */
const NOT_EVERYWHERE = { resourceIds: undefined, appointmentId: undefined };
