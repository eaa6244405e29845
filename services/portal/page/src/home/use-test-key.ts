import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { usePortal } from '../frame/portal.ts';
import { keysQuery } from '../frame/portal-queries.ts';
import type { Account } from '../portal-api.ts';
import { forgetTestKey, type KeptTestKey, keepTestKey, keptTestKey } from '../sandbox/kept-test-key.ts';

interface TestKey {
  /** The one that this browser keeps. */
  readonly kept: KeptTestKey | undefined;
  readonly isMaking: boolean;
  readonly problem: unknown;
  make(): void;
}

/** A test key for this browser: made without asking for an account that has none yet, forgotten once it opens nothing any more. */
export function useTestKey({ sandboxPracticeId, sandboxSubscriptionId }: Account): TestKey {
  const { api } = usePortal();
  const queries = useQueryClient();
  const keys = useQuery(keysQuery(api, sandboxSubscriptionId));
  const [kept, setKept] = useState(() => {
    const before = keptTestKey();
    return before?.practiceId === sandboxPracticeId ? before : undefined;
  });
  const making = useMutation({
    mutationFn: () => api.createKey(sandboxSubscriptionId, 'First test key'),
    onSuccess: ({ keyId, key }) => {
      const made = { keyId, key, practiceId: sandboxPracticeId };
      keepTestKey(made);
      setKept(made);
      void queries.invalidateQueries({ queryKey: keysQuery(api, sandboxSubscriptionId).queryKey });
    },
  });
  const { data: read } = keys;
  const isNew = read !== undefined && read.items.length === 0;
  const opens =
    kept === undefined ||
    read === undefined ||
    read.items.some(({ keyId, status }) => keyId === kept.keyId && isOpen(status));
  const { mutate, isIdle } = making;
  useEffect(() => {
    if (isNew && isIdle) mutate();
  }, [isNew, isIdle, mutate]);
  useEffect(() => {
    // A key that was made a moment ago may be missing in what was read before.
    if (opens || !isIdle) return;
    forgetTestKey();
    setKept(undefined);
  }, [opens, isIdle]);
  return {
    ...{ kept, problem: making.error ?? (read === undefined ? keys.error : undefined) ?? undefined },
    isMaking: making.isPending || keys.isPending || (isNew && isIdle),
    make: () => (read === undefined ? void keys.refetch() : mutate()),
  };
}

const isOpen = (status: string): boolean => status === 'active' || status === 'expiring';
