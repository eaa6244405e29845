import type { AppApiClient } from '@frontdesk/client/app-api-client';
import { type Announcement, Toast, takeBack } from '@frontdesk/ui/components/toast';
import { ViewBoundary } from '@frontdesk/ui/errors/view-boundary';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { BookingDialog } from '../booking/booking-dialog.tsx';
import { CallBanner } from '../calls/call-banner.tsx';
import { AppointmentDialog } from '../day/appointment-dialog.tsx';
import { DayPage } from '../day/day-page.tsx';
import { FailedCalls, FailedDialog, FailedPage } from '../errors/failed-view.tsx';
import { readMissed } from '../live/cached-appointments.ts';
import type { Connection } from '../live/connection.ts';
import { ConnectionState } from '../live/connection-state.tsx';
import type { Session } from '../session/session.ts';
import { dayOf } from '../time/practice-time.ts';
import { now } from '../time/server-clock.ts';
import { useShortcut } from '../ui/shortcuts.ts';
import { type Appointment, type BookingWish, type Desk, DeskContext, type Drafts, type Practice } from './desk.ts';
import { useReadyReport } from './ready-report.ts';
import { isManager } from './roles.ts';
import { hashOf, type Place, usePlace } from './use-place.ts';

// What most people do not open comes when it is opened.
const CallsPage = lazy(async () => ({ default: (await import('../calls/calls-page.tsx')).CallsPage }));
const WeekPage = lazy(async () => ({ default: (await import('../day/week-page.tsx')).WeekPage }));
const UnverifiedPage = lazy(async () => ({
  default: (await import('../insurance/unverified-page.tsx')).UnverifiedPage,
}));
const ManagePage = lazy(async () => ({ default: (await import('../manage/manage-page.tsx')).ManagePage }));
const FindDialog = lazy(async () => ({ default: (await import('../find/find-dialog.tsx')).FindDialog }));
const ShortcutSheet = lazy(async () => ({ default: (await import('../ui/shortcut-sheet.tsx')).ShortcutSheet }));

interface DeskFrameProps {
  readonly api: AppApiClient;
  readonly session: Session;
  readonly practice: Practice;
  readonly connection: Connection;
  readonly signOut: () => void;
}

type OpenDialog =
  | { readonly kind: 'appointment'; readonly id: string }
  | { readonly kind: 'booking'; readonly wish: BookingWish }
  | { readonly kind: 'find'; readonly callId: string | undefined }
  | { readonly kind: 'keys' };

const PAGES: readonly { readonly place: Place; readonly label: string }[] = [
  { place: { page: 'day', day: undefined }, label: 'Appointments' },
  { place: { page: 'calls' }, label: 'Calls' },
  { place: { page: 'insurance', day: undefined }, label: 'Insurance' },
];
const MANAGERS_PAGES: typeof PAGES = [...PAGES, { place: { page: 'manage', part: undefined }, label: 'Manage' }];

/** What is around every view: the way to the others, the calls, the one dialog, and what was just done. */
export function DeskFrame({ api, session, practice, connection, signOut }: DeskFrameProps) {
  const queries = useQueryClient();
  const [place, goTo] = usePlace();
  const [dialog, setDialog] = useState<OpenDialog>();
  const [announcement, setAnnouncement] = useState<Announcement>();
  const [wished, setWished] = useState<string>();
  const [drafts] = useState<Drafts>(() => new Map());
  const desk = useMemo<Desk>(
    () => ({
      ...{ api, session, practice, drafts },
      announce: (sentence, undo) => setAnnouncement({ sentence, undo }),
      openAppointment: (id) => setDialog({ kind: 'appointment', id }),
      openBooking: (wish) => setDialog({ kind: 'booking', wish }),
      openSearch: (callId) => setDialog({ kind: 'find', callId }),
    }),
    [api, session, practice, drafts],
  );
  useReadyReport(practice.id, isManager(session) ? (sentence, link) => setAnnouncement({ sentence, link }) : undefined);
  useShortcut('?', () => setDialog({ kind: 'keys' }));
  useShortcut('/', () => desk.openSearch());
  // Whoever looks at the week of the provider stays with it; whoever goes through a list, too.
  const showAppointment = ({ id, start, providerId }: Appointment): void => {
    setWished(id);
    const day = dayOf(start, practice.timeZone);
    if (place.page === 'week' && place.providerId === providerId) goTo({ ...place, day });
    else goTo({ page: 'day', day: day === dayOf(now(), practice.timeZone) ? undefined : day });
  };
  const backToDay = (tryAgain: () => void): void => {
    goTo({ page: 'day', day: undefined });
    tryAgain();
  };
  const close = useCallback(() => setDialog(undefined), []);
  const dismiss = useCallback(() => setAnnouncement(undefined), []);
  useShortcut('u', announcement?.undo && (() => takeBack(announcement, dismiss)));
  useFocusOnHeading(hashOf(place), dialog === undefined);
  // What an open dialog kept from being read is read when it is in sight again.
  useEffect(() => {
    if (dialog === undefined) void readMissed(queries, practice.id);
  }, [dialog, queries, practice.id]);

  return (
    <DeskContext value={desk}>
      <header className="top">
        <p className="brand">
          <img src="/favicon.svg" alt="" width="28" height="28" />
          Frontdesk
        </p>
        <nav aria-label="Pages">
          {(isManager(session) ? MANAGERS_PAGES : PAGES).map(({ place: target, label }) => (
            <a key={label} href={hashOf(target)} aria-current={isWithin(place, target) ? 'page' : undefined}>
              {label}
            </a>
          ))}
        </nav>
        <button type="button" className="find" onClick={() => desk.openSearch()}>
          Find a patient <kbd>/</kbd>
        </button>
        <ConnectionState connection={connection} />
        <p className="who">
          <span className="who-name" title={practice.displayName ?? practice.id}>
            {practice.displayName ?? practice.id} · {session.role}
          </span>
          <button type="button" className="quiet" aria-label="Keys" onClick={() => setDialog({ kind: 'keys' })}>
            ?
          </button>
          <button type="button" className="quiet" onClick={signOut}>
            Sign out
          </button>
        </p>
      </header>
      <ViewBoundary of={CallBanner} instead={() => <FailedCalls />}>
        <CallBanner />
      </ViewBoundary>
      <main className="page">
        <ViewBoundary of={hashOf(place)} instead={(tryAgain) => <FailedPage backToDay={() => backToDay(tryAgain)} />}>
          {place.page === 'calls' ? (
            <Suspense fallback={<p className="hint">Opening the calls …</p>}>
              <CallsPage />
            </Suspense>
          ) : place.page === 'insurance' ? (
            <Suspense fallback={<p className="hint">Opening the list …</p>}>
              <UnverifiedPage day={place.day} goTo={goTo} />
            </Suspense>
          ) : place.page === 'manage' && isManager(session) ? (
            <Suspense fallback={<p className="hint">Opening …</p>}>
              <ManagePage part={place.part} />
            </Suspense>
          ) : place.page === 'week' ? (
            <Suspense fallback={<p className="hint">Opening the week …</p>}>
              <WeekPage providerId={place.providerId} day={place.day} goTo={goTo} wished={wished} />
            </Suspense>
          ) : (
            <DayPage day={place.page === 'day' ? place.day : undefined} goTo={goTo} wished={wished} />
          )}
        </ViewBoundary>
      </main>
      <ViewBoundary of={dialog} instead={() => <FailedDialog close={close} />}>
        {dialog?.kind === 'booking' && (
          <BookingDialog
            wish={dialog.wish}
            close={close}
            booked={(appointment) => {
              showAppointment(appointment);
              close();
            }}
          />
        )}
        {dialog?.kind === 'appointment' && (
          <AppointmentDialog
            key={dialog.id}
            appointmentId={dialog.id}
            close={close}
            moved={(appointment) => {
              if (place.page !== 'manage' && place.page !== 'insurance') showAppointment(appointment);
            }}
          />
        )}
        {dialog?.kind === 'find' && (
          <Suspense>
            <FindDialog callId={dialog.callId} close={close} />
          </Suspense>
        )}
        {dialog?.kind === 'keys' && (
          <Suspense>
            <ShortcutSheet close={close} />
          </Suspense>
        )}
      </ViewBoundary>
      <Toast announcement={announcement} dismiss={dismiss} />
    </DeskContext>
  );
}

// The week is reached from the appointments of the day.
function isWithin({ page }: Place, target: Place): boolean {
  return target.page === (page === 'week' ? 'day' : page);
}

/** After a way to another place, and after a dialog whose opener has gone, the focus is on what is read first, not nowhere; also
 *  where that has yet to be loaded. */
function useFocusOnHeading(place: string, isDialogClosed: boolean): void {
  const before = useRef(place);
  useEffect(() => {
    const isElsewhere = before.current !== place;
    before.current = place;
    if (!isDialogClosed || !(isFocusNowhere() ? isElsewhere : isFocusOnLink())) return;
    if (focusOnHeading()) return;
    const observer = new MutationObserver(() => {
      const isLeft = !isFocusNowhere() && !isFocusOnLink();
      if (isLeft || focusOnHeading()) observer.disconnect();
    });
    observer.observe(document.body, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [place, isDialogClosed]);
}

const isFocusNowhere = (): boolean => document.activeElement === null || document.activeElement === document.body;
const isFocusOnLink = (): boolean => document.activeElement?.matches('nav a') ?? false;

function focusOnHeading(): boolean {
  const heading = document.querySelector<HTMLElement>('h1');
  heading?.focus();
  return heading !== null;
}
