import { secretSource } from '@frontdesk/aws/secret-source';
import { systemClock } from '@frontdesk/core/clock';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import { ClientCredentials, oAuthClientOf } from '../adapters/client-credentials.ts';
import { HttpsWeb } from '../adapters/https-web.ts';
import type { CheckFrontDoorPorts, FrontDoor } from '../use-cases/check-front-door.ts';

/** Somebody who waits longer has given up. The secret twice, the token and the doors end within the function's own time. */
const ANSWER_MILLISECONDS = 5_000;

const url = z.string().check(
  z.regex(/^https?:\/\/[^/]+/),
  z.overwrite((text) => text.replace(/\/$/, '')),
);
const environment = readEnvironment(
  z.object({
    TEST_PRACTICE: z.string().check(z.minLength(1)),
    CLIENT_SECRET_ID: z.string().check(z.minLength(1)),
    TOKEN_URL: url,
    KEYS_URL: url,
    API_URL: url,
    CONSOLE_URL: url,
    /** Only the local cloud sets it. */
    SECRETS_FILE: z.optional(z.string()),
  }),
);

export const frontDoor: FrontDoor = {
  keysUrl: environment.KEYS_URL,
  apiUrl: environment.API_URL,
  consoleUrl: environment.CONSOLE_URL,
  practiceId: environment.TEST_PRACTICE,
};

const web = new HttpsWeb(ANSWER_MILLISECONDS);

export const frontDoorPorts: CheckFrontDoorPorts = {
  web,
  tokens: new ClientCredentials({
    tokenUrl: environment.TOKEN_URL,
    web,
    clock: systemClock,
    client: secretSource({
      secretId: environment.CLIENT_SECRET_ID,
      file: environment.SECRETS_FILE,
      others: [],
      clock: systemClock,
      parse: oAuthClientOf,
    }),
  }),
};
