import type { GuideProps } from './guide-props.ts';

export function FirstBookingGuide({ sample }: GuideProps) {
  return (
    <>
      <p className="lead">
        Three requests take you from nothing to an appointment. They run against your sandbox as they stand: copy,
        paste, run.
      </p>
      <p>
        You need a test key. <a href="#/">Sign up</a> and it is filled in below, with a time that is free right now.
        Test keys open your sandbox only, so nothing that you do there reaches a patient.
      </p>
      <h2>1. Ask what can be booked</h2>
      <p>
        A practice has providers, appointment types and a time zone. Read them once and keep them for the day; they
        change rarely.
      </p>
      {sample('readPractice')}
      <h2>2. Find a free time</h2>
      <p>
        Ask for up to 31 days at once. Every item is bookable as it stands: it has the provider, the start with its
        offset, and the end. Leave <code>providerId</code> out to see everybody’s times.
      </p>
      {sample('searchSlots')}
      <h2>3. Book it</h2>
      <p>
        Send the start as you got it, and an <code>Idempotency-Key</code> of your own. The answer is <code>201</code>{' '}
        with the appointment, its address in <code>Location</code>, and its version in <code>ETag</code>.
      </p>
      {sample('bookAppointment')}
      <p>
        Was somebody faster? Then you get <code>409 SLOT_TAKEN</code>, and nothing was booked. Offer another time. If
        your user needs a minute to fill in a form, <a href="#/docs/reference/createHold">hold the time</a> first: it is
        yours for five minutes.
      </p>
      <h2>4. Go live</h2>
      <p>
        Ask for access on <a href="#/practices">Practices and keys</a>. The practice’s manager approves, you create a
        live key, and change one line of your code: the key.
      </p>
    </>
  );
}
