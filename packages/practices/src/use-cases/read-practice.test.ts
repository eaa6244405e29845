import { SetClock } from '@frontdesk/testing/set-clock';
import { expect, it } from 'vitest';
import { practiceDocument } from '../testing/practice-documents.ts';
import { seededStore } from '../testing/seeded-store.ts';
import { readPractice } from './read-practice.ts';

it('tells the zone, the providers and the appointment types of a practice, by name', async () => {
  const document = practiceDocument();
  const store = await seededStore(new SetClock('2026-11-22T12:00:00Z'), document);
  const practice = await readPractice(store, document.practiceId);
  expect(practice).toMatchObject({ id: document.practiceId, timeZone: document.timeZone });
  expect(practice.providers).toEqual(
    document.providers.map(({ providerId }) => ({ providerId })).sort((a, b) => (a.providerId < b.providerId ? -1 : 1)),
  );
  const names = practice.appointmentTypes.map(({ appointmentType }) => appointmentType);
  expect(names).toEqual(document.appointmentTypes.map(({ code }) => code).sort());
  expect(practice.appointmentTypes[0]?.durationMinutes).toBeGreaterThan(0);
});

it('tells what people call the practice, its providers and its types, where somebody has said so', async () => {
  const { providers, appointmentTypes, ...document } = practiceDocument({ displayName: 'Praxis Müller' });
  const store = await seededStore(new SetClock('2026-11-22T12:00:00Z'), {
    ...document,
    providers: providers.map((provider, index) =>
      index === 0 ? { ...provider, displayName: 'Dr. Müller' } : provider,
    ),
    appointmentTypes: appointmentTypes.map((type, index) =>
      index === 0 ? { ...type, displayName: 'Eye exam' } : type,
    ),
  });
  const practice = await readPractice(store, document.practiceId);
  expect(practice.displayName).toBe('Praxis Müller');
  expect(practice.providers).toEqual([
    { providerId: 'dr-adams', displayName: 'Dr. Müller' },
    { providerId: 'dr-baker' },
  ]);
  expect(practice.appointmentTypes.map(({ displayName }) => displayName)).toEqual(['Eye exam', undefined]);
});

it('does not know a practice that was never set up', async () => {
  const store = await seededStore(new SetClock('2026-11-22T12:00:00Z'));
  await expect(readPractice(store, 'p001')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
