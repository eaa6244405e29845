import type { ReportGrouping } from '@frontdesk/contracts/report';
import type { AppointmentFact, CallFact, SampleFact, VerificationFact } from '../domain/facts.ts';
import type { ReportQuestion, ReportValue } from '../domain/report.ts';

/** Reports by plain loops over the last states, with dates from the runtime's own calendar: nothing of the product's code but types. */

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const MINUTE = 60_000;

const dayOf = ({ localStart }: AppointmentFact): string => localStart.slice(0, 10);
const minutesBetween = (one: string, other: string): number => (Date.parse(other) - Date.parse(one)) / MINUTE;
const isWithin = (day: string, { from, to }: ReportQuestion): boolean => day >= from && day <= to;
const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000;

/** The smallest value that at least this share of all values does not exceed. */
const discrete = (values: readonly number[], part: number): number | null => {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(part * sorted.length - 1e-9) - 1)] ?? null;
};
const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);

const leadGroup = ({ bookedAt, startsAt }: AppointmentFact): string | null => {
  if (bookedAt === null) return null;
  const days = Math.floor(minutesBetween(bookedAt, startsAt) / 1440);
  if (days >= 30) return '30+';
  if (days >= 14) return '14-29';
  if (days >= 7) return '7-13';
  if (days >= 2) return '2-6';
  return days >= 1 ? '1' : '0';
};

const appointmentGroup = (fact: AppointmentFact, groupBy: ReportGrouping): ReportValue => {
  if (groupBy === 'appointmentType') return fact.appointmentType;
  if (groupBy === 'provider') return fact.providerId;
  if (groupBy === 'leadTime') return leadGroup(fact);
  return DAYS[new Date(`${fact.localStart}Z`).getUTCDay()] ?? null;
};

type Measures = ReportValue[];
const grouped = <Fact>(
  facts: readonly Fact[],
  groupOf: (fact: Fact) => ReportValue,
  measures: (facts: readonly Fact[]) => Measures,
): ReportValue[][] => [...Map.groupBy(facts, groupOf)].map(([group, own]) => [group, ...measures(own)]);

/** To make a format takes longer than a hundred dates in it. */
const formats = new Map<string, Intl.DateTimeFormat>();
const formatIn = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
    weekday: 'short',
  });
  formats.set(timeZone, format);
  return format;
};

const local = (instant: string, timeZone: string): { day: string; hour: number; weekday: string } => {
  const parts = formatIn(timeZone).formatToParts(new Date(instant));
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    hour: Number(part('hour')),
    weekday: part('weekday').toLowerCase().slice(0, 3),
  };
};

/** The last states of a practice. */
export interface OracleHistory {
  readonly appointments: readonly AppointmentFact[];
  readonly calls: readonly CallFact[];
  readonly verifications: readonly VerificationFact[];
  readonly samples: readonly SampleFact[];
}

/** The rows of a report, in no order. `utilization`: without its open minutes. */
export function oracleRows(
  question: ReportQuestion,
  { appointments, calls, verifications, samples }: OracleHistory,
  timeZone: string,
): ReportValue[][] {
  const inDays = appointments.filter((fact) => isWithin(dayOf(fact), question));
  const byGroup = (fact: AppointmentFact): ReportValue => appointmentGroup(fact, question.groupBy);
  switch (question.type) {
    case 'no-shows':
      return grouped(
        inDays.filter(({ status }) => ['arrived', 'fulfilled', 'noshow'].includes(status)),
        byGroup,
        (own) => {
          const missed = own.filter(({ status }) => status === 'noshow').length;
          return [own.length, missed, share(missed, own.length)];
        },
      );
    case 'lead-times':
      return grouped(
        inDays.filter(({ status, bookedAt }) => status !== 'cancelled' && bookedAt !== null),
        byGroup,
        (own) => {
          const leads = own.map(({ bookedAt, startsAt }) => Math.floor(minutesBetween(bookedAt ?? '', startsAt)));
          return [own.length, discrete(leads, 0.5), discrete(leads, 0.9)];
        },
      );
    case 'refills':
      return grouped(
        inDays.filter(({ status, cancelledAt, startsAt }) => status === 'cancelled' && String(cancelledAt) < startsAt),
        byGroup,
        (own) => {
          const again = own.filter((gone) =>
            appointments.some(
              (other) =>
                other.status !== 'cancelled' &&
                other.providerId === gone.providerId &&
                other.startsAt < gone.endsAt &&
                other.endsAt > gone.startsAt &&
                other.bookedAt !== null &&
                other.bookedAt >= String(gone.cancelledAt),
            ),
          ).length;
          return [own.length, again, share(again, own.length)];
        },
      );
    case 'utilization': {
      const minutes = new Map<string, { group: ReportValue[]; appointments: number; minutes: number }>();
      for (const fact of inDays.filter(({ status }) => ['booked', 'arrived', 'fulfilled'].includes(status))) {
        const length = minutesBetween(fact.startsAt, fact.endsAt);
        for (let minute = 0; minute < length; minute += 1) {
          const at = new Date(Date.parse(`${fact.localStart}Z`) + minute * MINUTE);
          const names: Readonly<Record<string, ReportValue[]>> = {
            provider: [fact.providerId],
            hour: [at.getUTCHours()],
            weekday: [DAYS[at.getUTCDay()] ?? null],
            providerHour: [fact.providerId, at.getUTCHours()],
          };
          const group = names[question.groupBy] ?? [];
          const sum = minutes.get(JSON.stringify(group)) ?? { group, appointments: 0, minutes: 0 };
          if (minute === 0) sum.appointments += 1;
          sum.minutes += 1;
          minutes.set(JSON.stringify(group), sum);
        }
      }
      return [...minutes.values()].map((sum) => [...sum.group, sum.appointments, sum.minutes]);
    }
    case 'calls': {
      const bookedShare = (ids: readonly string[]): ReportValue[] => {
        const booked = ids.map((id) => appointments.filter(({ callId }) => callId === id).length);
        const sum = booked.reduce((one, other) => one + other, 0);
        return [sum, share(sum, ids.length)];
      };
      const inbound = calls.flatMap((fact) =>
        fact.direction === 'inbound' && fact.initiatedAt !== null
          ? [{ fact, at: local(fact.initiatedAt, timeZone) }]
          : [],
      );
      return grouped(
        inbound.filter(({ at }) => isWithin(at.day, question)),
        ({ fact, at }) =>
          question.groupBy === 'hour' ? at.hour : question.groupBy === 'weekday' ? at.weekday : fact.queueId,
        (own) => {
          const waits = own.flatMap(({ fact }) => (fact.waitSeconds === null ? [] : [fact.waitSeconds]));
          const talks = own.flatMap(({ fact }) => (fact.talkSeconds === null ? [] : [fact.talkSeconds]));
          return [
            own.length,
            own.filter(({ fact }) => fact.connectedAt !== null).length,
            own.filter(({ fact }) => fact.missed).length,
            mean(waits),
            discrete(waits, 0.9),
            mean(talks),
            ...bookedShare(own.map(({ fact }) => fact.callId)),
          ];
        },
      );
    }
    case 'third-next-available': {
      const namesOf = ({ providerId, appointmentType }: { providerId: string; appointmentType: string }) =>
        ({ provider: [providerId], appointmentType: [appointmentType] })[question.groupBy as string] ?? [
          providerId,
          appointmentType,
        ];
      const sampled = samples.filter(({ day }) => isWithin(day, question)).flatMap(({ access }) => access);
      const groups = Map.groupBy(sampled, (each) => JSON.stringify(namesOf(each)));
      return [...groups].map(([key, own]) => {
        const known = own.flatMap(({ days }) => (days === null ? [] : [days]));
        const sum = known.reduce((one, other) => one + other, 0);
        const planned = inDays.filter((fact) => fact.status !== 'cancelled' && JSON.stringify(namesOf(fact)) === key);
        const leads = planned.flatMap(({ bookedAt, startsAt }) =>
          bookedAt === null ? [] : [Math.floor(minutesBetween(bookedAt, startsAt))],
        );
        return [
          ...(JSON.parse(key) as string[]),
          own.length,
          // Half up in whole numbers: tenths are none in binary.
          known.length === 0 ? null : Math.floor((20 * sum + known.length) / (2 * known.length)) / 10,
          known.length === 0 ? null : Math.max(...known),
          own.length - known.length,
          discrete(leads, 0.5),
        ];
      });
    }
    case 'vendor-calls': {
      // Of several samples of a day the latest.
      const known = new Map<string, SampleFact['vendorCalls'][number]>();
      for (const { vendorCalls } of samples.toSorted((one, other) => (one.day < other.day ? -1 : 1))) {
        for (const each of vendorCalls) known.set(`${each.day} ${each.subscriptionId} ${each.version}`, each);
      }
      const own = [...known.values()].filter(({ day }) => isWithin(day, question));
      const namesOf = ({ vendor, version }: (typeof own)[number]) =>
        ({ vendor: [vendor], version: [version] })[question.groupBy as string] ?? [vendor, version];
      const groups = Map.groupBy(own, (each) => JSON.stringify(namesOf(each)));
      return [...groups].map(([key, calls]) => {
        const sum = (name: 'requests' | 'cached' | 'throttled' | 'clientErrors' | 'serverErrors') =>
          calls.reduce((all, each) => all + each[name], 0);
        return [
          ...(JSON.parse(key) as string[]),
          new Set(calls.map(({ subscriptionId }) => subscriptionId)).size,
          ...[sum('requests'), sum('cached'), sum('throttled'), sum('clientErrors'), sum('serverErrors')],
          share(sum('serverErrors'), sum('requests')),
        ];
      });
    }
    case 'eligibility': {
      const asked = verifications.map((fact) => ({ fact, at: local(fact.askedAt, timeZone) }));
      return grouped(
        asked.filter(({ at }) => isWithin(at.day, question)),
        ({ fact, at }) => (question.groupBy === 'payer' ? fact.payerId : at.weekday),
        (own) => {
          const ended = (...outcomes: string[]) => own.filter(({ fact }) => outcomes.includes(fact.outcome)).length;
          const seconds = own.flatMap(({ fact: { dueAt, answeredAt } }) =>
            answeredAt === null ? [] : [Math.ceil((Date.parse(answeredAt) - Date.parse(dueAt)) / 1000)],
          );
          const answered = ended('active', 'inactive');
          return [
            ...[own.length, answered, ended('active'), ended('inactive'), ended('not-found'), ended('failed')],
            ...[discrete(seconds, 0.5), discrete(seconds, 0.9), share(answered, own.length)],
          ];
        },
      );
    }
    default:
      throw new TypeError(`No oracle of ${String(question.type)}.`);
  }
}
