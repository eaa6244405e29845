import { useState } from 'react';
import { useDesk } from './desk.ts';

/** A value that outlives its dialog; `forget` once it was sent. `Value` is the same for every use of a key. */
export function useDraft<Value>(
  key: string,
  empty: Value,
): { readonly draft: Value; readonly change: (value: Value) => void; readonly forget: () => void } {
  const { drafts } = useDesk();
  const [draft, setDraft] = useState(() => (drafts.get(key) as Value | undefined) ?? empty);
  return {
    draft,
    change: (value) => {
      drafts.set(key, value);
      setDraft(value);
    },
    forget: () => {
      drafts.delete(key);
      setDraft(empty);
    },
  };
}
