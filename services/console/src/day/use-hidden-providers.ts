import { useState } from 'react';
import { useDesk } from '../desk/desk.ts';

/** The providers that a person does not want to see: kept in this browser for the person, not for the tab. */
export function useHiddenProviders(): [ReadonlySet<string>, (hidden: ReadonlySet<string>) => void] {
  const { practice, session } = useDesk();
  const key = `frontdesk.hidden-providers.${practice.id}.${session.subject}`;
  const [hidden, setHidden] = useState(() => readHidden(localStorage.getItem(key)));
  return [
    hidden,
    (next) => {
      setHidden(next);
      if (next.size === 0) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify([...next]));
    },
  ];
}

// Whatever stands there, it hides no provider by mistake.
function readHidden(text: string | null): ReadonlySet<string> {
  try {
    const ids: unknown = JSON.parse(text ?? '[]');
    return new Set(Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []);
  } catch {
    return new Set();
  }
}
