import { readEnvironment } from '@frontdesk/lambda/environment';
import { partnerHandler } from '@frontdesk/lambda/partner-handler';
import * as z from 'zod/mini';

const instant = z.pipe(z.iso.datetime({ offset: true }), z.transform(Date.parse));

/** `<start>/<end>`, ISO 8601. */
const interval = z.pipe(
  z.pipe(
    z.string(),
    z.transform((text: string) => text.split('/')),
  ),
  z.pipe(
    z.tuple([instant, instant]),
    z.transform(([start, end]: [number, number]) => ({ start, end })),
  ),
);

const environment = readEnvironment(
  z
    .object({
      VERSION_1_DEPRECATED_AT: instant,
      VERSION_1_SUNSET_AT: instant,
      /** Comma-separated intervals; empty: none. */
      VERSION_1_BROWN_OUTS: z.pipe(
        z.pipe(
          z.string(),
          z.transform((text: string) => text.split(',').filter((part) => part.trim() !== '')),
        ),
        z.array(interval),
      ),
      MIGRATION_GUIDE_URL: z.url(),
    })
    .check(
      z.refine((read) => read.VERSION_1_SUNSET_AT >= read.VERSION_1_DEPRECATED_AT, {
        path: ['VERSION_1_SUNSET_AT'],
        error: 'must not be before the deprecation',
      }),
    ),
);

/** A function behind version 1 of the Partner API, which is deprecated. */
export const version1: typeof partnerHandler = (operation, handle, options = {}) =>
  partnerHandler(operation, handle, {
    version: {
      deprecatedAt: environment.VERSION_1_DEPRECATED_AT,
      sunsetAt: environment.VERSION_1_SUNSET_AT,
      brownOuts: environment.VERSION_1_BROWN_OUTS,
      guideUrl: environment.MIGRATION_GUIDE_URL,
      successorUrl: '/v2',
    },
    ...options,
  });
