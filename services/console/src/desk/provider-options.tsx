import { useDesk } from './desk.ts';
import { providerName } from './names.ts';

/** The practice's providers, for a select. */
export function ProviderOptions() {
  const { practice } = useDesk();
  return practice.providers.map(({ providerId }) => (
    <option key={providerId} value={providerId}>
      {providerName(providerId, practice)}
    </option>
  ));
}
