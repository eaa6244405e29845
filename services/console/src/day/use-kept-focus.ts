import { useLayoutEffect, useRef } from 'react';

interface Place {
  readonly current: HTMLElement | null;
}

/** Keeps the focus in a field of cards when the card that has it goes: it is with the card again where that is still there, else with
 *  its neighbor, else with the page's heading. `wished`: the card that gets it when nothing in particular has it. */
export function useKeptFocus(place: Place, keys: readonly string[], wished: string | undefined): void {
  const last = useRef<{ readonly card: HTMLElement; readonly key: string; readonly index: number }>(undefined);
  const served = useRef<string>(undefined);

  useLayoutEffect(() => {
    const field = place.current;
    const note = ({ target }: FocusEvent): void => {
      const key = target instanceof HTMLElement ? target.dataset.rovingKey : undefined;
      if (target instanceof HTMLElement && key !== undefined)
        last.current = { card: target, key, index: cardsOf(field).indexOf(target) };
    };
    field?.addEventListener('focusin', note);
    return () => field?.removeEventListener('focusin', note);
  }, [place]);

  useLayoutEffect(() => {
    const { activeElement } = document;
    const isNowhere = activeElement === null || activeElement === document.body;
    const lost = isNowhere && last.current?.card.isConnected === false ? last.current : undefined;
    if (wished !== undefined && served.current !== wished && keys.includes(wished)) {
      served.current = wished;
      if (isNowhere || activeElement.matches('h1')) return focusOn(place.current, wished);
    }
    if (lost === undefined) return;
    focusOn(place.current, keys.includes(lost.key) ? lost.key : keys[Math.min(lost.index, keys.length - 1)]);
  });
}

function cardsOf(field: HTMLElement | null): HTMLElement[] {
  return [...(field?.querySelectorAll<HTMLElement>('[data-roving-key]') ?? [])];
}

function focusOn(field: HTMLElement | null, key: string | undefined): void {
  const card = cardsOf(field).find(({ dataset }) => dataset.rovingKey === key);
  (card ?? document.querySelector<HTMLElement>('h1'))?.focus();
}
