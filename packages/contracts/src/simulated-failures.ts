/** What a vendor may ask a sandbox to fail with, by `Frontdesk-Simulate`; `timeout`: no answer for 2.5 seconds. */
export const SIMULATED_FAILURES = ['429', '500', '503', 'timeout'] as const;
