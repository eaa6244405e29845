import { quantile } from '../statistics.ts';
import type { Seen } from './monday-clients.ts';

const WIDTH = 920;
const LEFT = 64;
const PLOT_WIDTH = WIDTH - LEFT - 16;
const TIME_PANEL = { top: 56, height: 190 };
const PRACTICE_PANEL = { top: 330, height: 190 };
const HEIGHT = 580;

/** What a client saw, by colour. */
const KINDS = [
  { name: 'booked (201)', colour: '#2f7d4f', is: ({ status }: Seen) => status === 201 },
  { name: 'taken (409)', colour: '#c9902b', is: ({ status }: Seen) => status === 409 },
  { name: 'come again (429, 5xx)', colour: '#b3372f', is: ({ status }: Seen) => status === 429 || status >= 500 },
  { name: 'answer lost', colour: '#7a7f87', is: ({ status }: Seen) => status === 0 },
] as const;

/** Monday as an SVG: answers to bookings a second by what they said, and each practice's waiting times. `practices` in
 *  the order of the picture; `machine` is the line under it. */
export function mondayPicture(seen: readonly Seen[], practices: readonly string[], machine: string): string {
  const bookings = seen.filter(({ what }) => what === 'book');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="12">`,
    `<title>Monday, 9:00: thirty practices open at once</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    ...answersPanel(bookings),
    ...practicesPanel(bookings, practices),
    text(LEFT, HEIGHT - 12, machine, '#555b63'),
    '</svg>',
    '',
  ].join('\n');
}

function answersPanel(bookings: readonly Seen[]): string[] {
  const { top, height } = TIME_PANEL;
  const secondOf = ({ sentAtMilliseconds, milliseconds }: Seen): number =>
    Math.floor((sentAtMilliseconds + milliseconds) / 1_000);
  const seconds = 1 + Math.max(0, ...bookings.map(secondOf));
  const bySecond = Map.groupBy(bookings, secondOf);
  const most = Math.max(1, ...[...bySecond.values()].map((ofSecond) => ofSecond.length));
  const barWidth = PLOT_WIDTH / seconds;
  const bars = [...bySecond].flatMap(([second, ofSecond]) => {
    let bottom = top + height;
    return KINDS.flatMap(({ colour, is }) => {
      const barHeight = (ofSecond.filter(is).length / most) * height;
      if (barHeight === 0) return [];
      bottom -= barHeight;
      return [rectangle(LEFT + second * barWidth, bottom, Math.max(0.5, barWidth - 1), barHeight, colour)];
    });
  });
  const legend = KINDS.flatMap(({ name, colour }, index) => [
    rectangle(LEFT + index * 170, 34, 10, 10, colour),
    text(LEFT + index * 170 + 15, 43, name),
  ]);
  return [
    text(LEFT, 22, 'Bookings: answers a second after the opening', '#1d2126', 'bold'),
    ...legend,
    ...axis(top, height, most, (value) => value.toFixed(0)),
    ...bars,
    text(LEFT, top + height + 16, '0 s'),
    text(LEFT + PLOT_WIDTH - 30, top + height + 16, `${seconds} s`),
  ];
}

function practicesPanel(bookings: readonly Seen[], practices: readonly string[]): string[] {
  const { top, height } = PRACTICE_PANEL;
  const times = practices.map((practice) =>
    bookings
      .filter(({ practiceId, manner, status }) => practiceId === practice && manner === 'plain' && status !== 0)
      .map(({ milliseconds }) => milliseconds),
  );
  const most = Math.max(1, ...times.map((samples) => quantile(samples, 0.99)).filter(Number.isFinite));
  const y = (milliseconds: number): number => top + height - (milliseconds / most) * height;
  const step = PLOT_WIDTH / Math.max(1, practices.length);
  const marks = times.flatMap((samples, index) => {
    if (samples.length === 0) return [];
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => y(quantile(samples, share))) as [number, number, number];
    const x = LEFT + index * step + step * 0.25;
    return [
      rectangle(x, p95, step * 0.5, Math.max(1, p50 - p95), '#5b7fb5'),
      rectangle(x, p99, step * 0.5, 2, '#b3372f'),
      rectangle(x, p50, step * 0.5, 2, '#1d2126'),
    ];
  });
  return [
    text(LEFT, top - 30, 'Waiting time of a booking by practice', '#1d2126', 'bold'),
    text(LEFT, top - 12, 'black p50, blue to p95, red p99; practices by name'),
    ...axis(top, height, most, (value) => `${value.toFixed(0)} ms`),
    ...marks,
    text(LEFT, top + height + 16, practices.at(0) ?? ''),
    text(LEFT + PLOT_WIDTH - 64, top + height + 16, practices.at(-1) ?? ''),
  ];
}

function axis(top: number, height: number, most: number, label: (value: number) => string): string[] {
  return [0, 0.5, 1].flatMap((share) => {
    const y = top + height - share * height;
    const line = `<line x1="${LEFT}" x2="${LEFT + PLOT_WIDTH}" y1="${y}" y2="${y}" stroke="#d9dce0"/>`;
    const value = `<text x="${LEFT - 6}" y="${y + 4}" fill="#1d2126" text-anchor="end">${label(share * most)}</text>`;
    return [line, value];
  });
}

function rectangle(x: number, y: number, width: number, height: number, colour: string): string {
  const [left, top, wide, high] = [x, y, width, height].map((value) => value.toFixed(1));
  return `<rect x="${left}" y="${top}" width="${wide}" height="${high}" fill="${colour}"/>`;
}

function text(x: number, y: number, content: string, colour = '#1d2126', weight = 'normal'): string {
  const escaped = content.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return `<text x="${x}" y="${y}" fill="${colour}" font-weight="${weight}">${escaped}</text>`;
}
