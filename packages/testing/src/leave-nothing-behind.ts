import { afterAll, vi } from 'vitest';

// Files that share a worker share its modules and globals: what one has put in their place must not meet the next.
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});
