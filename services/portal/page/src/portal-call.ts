import { errorOf, networkError } from '@frontdesk/client/frontdesk-error';
import type { Session } from './session/vendor.ts';

/** Calls a path below `/portal`. Throws FrontdeskError. */
export type PortalCall = <Answer>(method: string, path: string, body?: unknown) => Promise<Answer>;

/** Calls the page's own origin with the session's token, and once more with a new one when the first is refused. */
export function portalCall({ token }: Pick<Session, 'token'>): PortalCall {
  const send = async (method: string, path: string, body: unknown, refused: boolean): Promise<Response> => {
    const headers = new Headers({ authorization: `Bearer ${await token({ refused })}` });
    if (body !== undefined) headers.set('content-type', 'application/json');
    const sent = fetch(`/portal${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return sent.catch((cause: unknown) => {
      throw networkError(cause);
    });
  };
  return async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    let response = await send(method, path, body, false);
    if (response.status === 401) response = await send(method, path, body, true);
    if (!response.ok) throw await errorOf(response, Date.now());
    return (response.status === 204 ? undefined : await response.json()) as Answer;
  };
}
