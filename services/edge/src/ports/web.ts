import type { DoorAnswer } from '../domain/door-answer.ts';

export interface DoorRequest {
  url: string;
  method?: 'GET' | 'POST';
  headers?: Readonly<Record<string, string>>;
  body?: string;
}

export interface Web {
  /** Whatever the status; follows no redirect. Throws an error with a `code` when no whole answer came in time. */
  ask(request: DoorRequest): Promise<DoorAnswer>;
}
