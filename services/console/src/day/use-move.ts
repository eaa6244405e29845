import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type Appointment, useDesk } from '../desk/desk.ts';
import { slotsFor } from '../desk/live-queries.ts';
import { patientName, providerName } from '../desk/names.ts';
import { plainSentence } from '../errors/plain-sentence.ts';
import { readMissed } from '../live/cached-appointments.ts';
import { dayAndTimeText, dayOf, laterDay } from '../time/practice-time.ts';
import { now } from '../time/server-clock.ts';
import { changesOf } from './appointment-status.ts';
import { type FreePlace, firstPlace, freePlaces, placeBeside } from './move-places.ts';
import type { Moving } from './moving.ts';
import type { Column, ColumnPlace } from './sheet-layout.ts';
import { useAppointmentChange } from './use-appointment-change.ts';

export interface Move {
  readonly moving: Moving | undefined;
  /** The free times of each column; undefined: not read yet. */
  readonly places: readonly (readonly FreePlace[])[] | undefined;
  /** It is being sent. */
  readonly isBusy: boolean;
  /** Whether it began: not where the appointment cannot be moved, or not on this sheet. */
  begin(id: string, by: Moving['by']): boolean;
  aim(target: FreePlace | undefined): void;
  /** Moves to where it is aimed. */
  finish(): void;
  leave(): void;
}

/** Moves an appointment to another free time of the sheet. Nothing is changed before the answer: a refusal is told, and the
 *  appointment is where it was. */
export function useMove(columns: readonly Column<ColumnPlace>[]): Move {
  const desk = useDesk();
  const { api, practice, session, announce } = desk;
  const queries = useQueryClient();
  const [moving, setMoving] = useState<Moving>();
  const leave = (): void => setMoving(undefined);
  const { change, make } = useAppointmentChange(leave);
  const isBusy = change.isPending;
  const { data, error } = useFreeTimes(moving?.appointment, columns);
  const places = data && freePlaces(columns, data, practice.timeZone);
  const shown = (id: string | undefined): Appointment | undefined =>
    columns.flatMap(({ items }) => items).find(({ appointment }) => appointment.id === id)?.appointment;

  // The one that keys move begins where it is.
  const isAimed = moving?.target !== undefined || (moving !== undefined && moving.by !== 'keys');
  const target = isAimed || !moving || !places ? moving?.target : firstPlace(places, moving.appointment);
  const aimed = moving && { ...moving, target };

  const refuse = ({ patient }: Appointment, why: string): void => {
    announce(`${patientName(patient)}: not moved. ${why}`);
    leave();
  };
  const begin = (id: string, by: Moving['by']): boolean => {
    const appointment = shown(id);
    if (appointment === undefined || isBusy) return false;
    const why = obstacle(appointment, columns, { role: session.role, timeZone: practice.timeZone });
    if (why === undefined) setMoving({ appointment, by, target: undefined });
    else refuse(appointment, why);
    return why === undefined;
  };
  const finish = (): void => {
    if (moving === undefined || isBusy) return;
    const { appointment } = moving;
    if (target === undefined) return;
    const { start, providerId } = target.slot;
    if (start === appointment.start && providerId === appointment.providerId) {
      leave();
      return;
    }
    const path = { id: appointment.id };
    make({
      before: appointment,
      call: () => api.rescheduleAppointment({ path, body: { start, providerId } }),
      done: (after) =>
        `${patientName(after.patient)}: moved to ${dayAndTimeText(after.start, practice.timeZone)} with ${providerName(after.providerId, practice)}.`,
      refused: (reason) => refuse(appointment, plainSentence(reason)),
    });
  };

  const isGone =
    moving !== undefined && !isBusy && shown(moving.appointment.id)?.version !== moving.appointment.version;
  const problem = isGone ? 'Someone has changed it meanwhile.' : error && plainSentence(error);
  const latest = useRef(refuse);
  latest.current = refuse;
  useEffect(() => {
    if (moving && problem) latest.current(moving.appointment, problem);
  }, [moving, problem]);
  const isOver = moving === undefined;
  useEffect(() => {
    if (isOver) void readMissed(queries, practice.id);
  }, [isOver, queries, practice.id]);

  const move: Move = {
    ...{ moving: aimed, places, isBusy, begin, finish, leave },
    aim: (next) => setMoving((current) => current && { ...current, target: next }),
  };
  useMoveKeys(move);
  return move;
}

function useFreeTimes(appointment: Appointment | undefined, columns: readonly ColumnPlace[]) {
  const desk = useDesk();
  const providerIds = new Set(columns.map(({ providerId }) => providerId));
  const today = dayOf(now(), desk.practice.timeZone);
  return useQuery({
    ...slotsFor(desk, {
      appointmentType: appointment?.appointmentType ?? '',
      providerId: providerIds.size === 1 ? ([...providerIds][0] ?? '') : '',
      from: laterDay(columns[0]?.day ?? today, today),
      to: columns.at(-1)?.day ?? today,
      ...(appointment && { ignoreAppointmentId: appointment.id }),
    }),
    enabled: appointment !== undefined,
  });
}

/** Why an appointment cannot be moved on a sheet; undefined: it can. */
function obstacle(
  appointment: Appointment,
  columns: readonly ColumnPlace[],
  { role, timeZone }: { readonly role: string; readonly timeZone: string },
): string | undefined {
  if (!changesOf(appointment, { role }, now()).includes('reschedule')) return 'Only a booked appointment can be moved.';
  const isOver = columns.every(({ day }) => day < dayOf(now(), timeZone));
  return isOver ? 'These days are over. Open it to choose another day.' : undefined;
}

/** While something is moved, the keys are for that. */
function useMoveKeys({ moving, places, isBusy, aim, finish, leave }: Move): void {
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Tab') leave();
    const act = actOf(event.key);
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (!isBusy) act();
  };
  const actOf = (key: string): (() => void) | undefined => {
    if (key === 'Escape') return leave;
    if (moving?.by !== 'keys') return undefined;
    if (key === 'Enter') return finish;
    const next = places && moving.target && placeBeside(places, moving.target, key);
    if (next !== undefined) return () => aim(next);
    return MOVE_KEYS.has(key) ? () => undefined : undefined;
  };
  const latest = useRef(press);
  latest.current = press;
  const isMoving = moving !== undefined;
  useEffect(() => {
    if (!isMoving) return;
    const listen = (event: KeyboardEvent): void => latest.current(event);
    addEventListener('keydown', listen, true);
    return () => removeEventListener('keydown', listen, true);
  }, [isMoving]);
}

const MOVE_KEYS = new Set([
  ...['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End', ' '],
]);
