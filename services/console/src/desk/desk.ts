import type { AppApiClient, Schemas } from '@frontdesk/client/app-api-client';
import { createContext, useContext } from 'react';
import type { Session } from '../session/session.ts';

export type Appointment = Schemas['Appointment'];
export type Slot = Schemas['Slot'];
export type Practice = Schemas['Practice'];
export type Call = Schemas['Call'];
export type CallbackTask = Schemas['CallbackTask'];
export type CallTaskAction = Schemas['ChangeCallTaskRequest']['action'];

/** What every part of the page works with. */
export interface Desk {
  readonly api: AppApiClient;
  readonly session: Session;
  readonly practice: Practice;
  /** Tells what was done: shown, and read out. */
  readonly announce: (sentence: string) => void;
}

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === undefined) throw new Error('There is no desk around this component.');
  return desk;
}
