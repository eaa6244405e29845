import { LocalSetupError } from '../local-setup-error.ts';
import { portBaseFrom, portsFrom } from '../ports.ts';

/** What the token issuer of the running local cloud answers, with the answer's status.
 *  Throws LocalSetupError when FRONTDESK_PORT_BASE is no port, nothing listens there, or something else does. */
export const askIssuer = async (
  path: string,
  body?: object,
  contentType = 'application/json',
): Promise<{ status: number; answer: unknown }> => {
  const url = `http://127.0.0.1:${portsFrom(portBaseFrom(process.env)).tokenIssuer}${path}`;
  const init = body && {
    method: 'POST',
    headers: { 'content-type': contentType },
    body: JSON.stringify(body),
  };
  const response = await fetch(url, init).catch(() => {
    throw new LocalSetupError(`Nothing answers at ${url}. Start the local cloud in another terminal: pnpm dev`);
  });
  const answer: unknown = await response.json().catch(() => {
    throw new LocalSetupError(`What answers at ${url} is not the local cloud. FRONTDESK_PORT_BASE says where it is.`);
  });
  return { status: response.status, answer };
};

/** A token of the running local cloud. Throws LocalSetupError, also with the issuer's words when it refuses. */
export const askForToken = async (request: object, path = '/token'): Promise<string> => {
  const { status, answer } = await askIssuer(path, request);
  const { token, message } = answer as { token?: string; message?: string };
  if (token === undefined) throw new LocalSetupError(message ?? `The issuer answered ${status}.`);
  return token;
};

/** What a function of the running local cloud answers, by its deployed name. Throws LocalSetupError, also with the function's words
 *  when it fails. */
export const askFunction = async (name: string, payload: object): Promise<unknown> => {
  const path = `/2015-03-31/functions/${name}/invocations`;
  const { answer } = await askIssuer(path, payload, 'application/octet-stream');
  const { errorMessage } = answer as { errorMessage?: string };
  if (errorMessage !== undefined) throw new LocalSetupError(errorMessage);
  return answer;
};
