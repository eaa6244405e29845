/** Which day's times are shown. Once shown it stays, also when its last time goes: nobody clicks on another day's time by
 *  mistake. `settled`: the day that was shown, if one of `days`. */
export function shownDay(
  days: readonly string[],
  settled: string | undefined,
  isFree: (day: string) => boolean,
): string {
  if (settled !== undefined && days.includes(settled)) return settled;
  return days.find(isFree) ?? days[0] ?? '';
}

/** The first day after `day` on which something is free. */
export function nextFreeDay(
  days: readonly string[],
  day: string,
  isFree: (day: string) => boolean,
): string | undefined {
  return days.find((each) => each > day && isFree(each));
}
