const DAY_MS = 86_400_000;

/** Today in UTC, `YYYY-MM-DD`. */
export const todayUtc = (now = Date.now()): string => new Date(now).toISOString().slice(0, 10);

/** A day so many days after another, `YYYY-MM-DD`. */
export const addDays = (day: string, days: number): string => todayUtc(Date.parse(day) + days * DAY_MS);
