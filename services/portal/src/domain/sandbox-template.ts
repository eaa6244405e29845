import type { PracticeDocument } from '@frontdesk/practices/domain/practice-document';

const EVERY_DAY = (['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const).map((dayOfWeek) => ({
  ...{ dayOfWeek, start: '08:00', end: '18:00' },
}));
const NO_BUFFERS = { bufferBeforeMinutes: 0, bufferAfterMinutes: 0 };

/** The practice that every vendor gets. It is open every day, so that there is a free time today or tomorrow. */
export function sandboxPractice(practiceId: string): PracticeDocument {
  return {
    ...{ practiceId, displayName: 'Sandbox Practice', timeZone: 'America/New_York' },
    ...{ startGridMinutes: 5, offerIntervalMinutes: 15, minimumNoticeMinutes: 0 },
    appointmentTypes: [
      { code: 'exam', displayName: 'Eye exam', durationMinutes: 30, ...NO_BUFFERS },
      { code: 'contact-lens', displayName: 'Contact lens fitting', durationMinutes: 15, ...NO_BUFFERS },
      {
        ...{ code: 'surgery-consult', displayName: 'Surgery consultation', durationMinutes: 60 },
        ...{ bufferBeforeMinutes: 0, bufferAfterMinutes: 20 },
      },
    ],
    providers: [
      { providerId: 'dr-adams', displayName: 'Dr. Sample Adams', weekly: EVERY_DAY, overrides: [] },
      { providerId: 'dr-baker', displayName: 'Dr. Sample Baker', weekly: EVERY_DAY, overrides: [] },
    ],
  };
}

const ASTER = { type: 'medical', payerId: 'SIM-A', payerName: 'Aster Health Plan' } as const;

/** Its insurance plans, of the simulated payers that answer magic values (docs/payer-simulator.md). */
export function sandboxPlans(practiceId: string) {
  return {
    practiceId,
    billingProvider: { npi: '1000000038', organizationName: 'Sandbox Practice' },
    plans: [
      { planId: 'aster-choice-ppo', name: 'Choice PPO', alias: ['Choice Plus'], ...ASTER },
      { planId: 'aster-value-hmo', name: 'Value HMO', ...ASTER },
      {
        ...{ planId: 'birch-open-access', name: 'Open Access', type: 'medical' as const },
        ...{ payerId: 'SIM-B', payerName: 'Birch Mutual' },
      },
      {
        ...{ planId: 'cedar-vision-basic', name: 'Vision Basic', type: 'vision' as const },
        ...{ payerId: 'SIM-C', payerName: 'Cedar Vision Care' },
      },
    ],
  };
}
