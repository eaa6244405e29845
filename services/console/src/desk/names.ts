import type { Schemas } from '@frontdesk/client/app-api-client';
import type { Practice } from './desk.ts';

type Names = Pick<Practice, 'providers' | 'appointmentTypes'>;

/** What the practice calls a provider; "Dr Adams" of `dr-adams` where it has not said. */
export function providerName(providerId: string, { providers }: Names): string {
  const known = providers.find((provider) => provider.providerId === providerId);
  return known?.displayName ?? words(providerId).map(capital).join(' ');
}

/** What the practice calls an appointment type; "Contact lens" of `contact-lens` where it has not said. */
export function appointmentTypeName(appointmentType: string, { appointmentTypes }: Names): string {
  const known = appointmentTypes.find((type) => type.appointmentType === appointmentType);
  return known?.displayName ?? capital(words(appointmentType).join(' '));
}

/** "Jane Sample"; of a patient with one name, that name. */
export function patientName({ givenName, familyName }: Schemas['Patient']): string {
  return [givenName, familyName].filter((name) => name !== undefined).join(' ');
}

/** "Sample, Jane": where names are looked for. */
export function listedName({ givenName, familyName }: Schemas['Patient']): string {
  return [familyName, givenName].filter((name) => name !== undefined).join(', ');
}

const words = (id: string): string[] => id.split(/[-_.]+/).filter((word) => word !== '');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
