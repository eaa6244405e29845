import { useDesk } from '../desk/desk.ts';
import { providerName } from '../desk/names.ts';

interface ProviderFilterProps {
  readonly providerIds: readonly string[];
  readonly hidden: ReadonlySet<string>;
  readonly change: (hidden: ReadonlySet<string>) => void;
}

/** Which providers are shown. */
export function ProviderFilter({ providerIds, hidden, change }: ProviderFilterProps) {
  const { practice } = useDesk();
  const shown = providerIds.filter((id) => !hidden.has(id));
  const toggle = (id: string, isShown: boolean): void => {
    const next = new Set(hidden);
    if (isShown) next.delete(id);
    else next.add(id);
    change(next);
  };
  return (
    <details className="provider-filter">
      <summary>
        Providers: {shown.length === providerIds.length ? 'all' : `${shown.length} of ${providerIds.length}`}
      </summary>
      <fieldset>
        <legend className="visually-hidden">Providers to show</legend>
        {providerIds.map((id) => (
          <label key={id} className="check">
            <input type="checkbox" checked={!hidden.has(id)} onChange={({ target }) => toggle(id, target.checked)} />
            {providerName(id, practice)}
          </label>
        ))}
        <div className="actions">
          <button type="button" onClick={() => change(new Set())}>
            All
          </button>
          <button type="button" onClick={() => change(new Set(providerIds))}>
            None
          </button>
        </div>
      </fieldset>
    </details>
  );
}
