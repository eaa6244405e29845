import type { Schemas } from '@frontdesk/client/app-api-client';

/** "Dr Adams" of `dr-adams`, "Contact lens" of `contact-lens`: ids are all that a practice's rules have. */
export function providerName(providerId: string): string {
  return words(providerId).map(capital).join(' ');
}

export function appointmentTypeName(appointmentType: string): string {
  return capital(words(appointmentType).join(' '));
}

/** "Jane Sample"; of a patient with one name, that name. */
export function patientName({ givenName, familyName }: Schemas['Patient']): string {
  return [givenName, familyName].filter((name) => name !== undefined).join(' ');
}

const words = (id: string): string[] => id.split(/[-_.]+/).filter((word) => word !== '');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
