/** The page's other tabs in this browser: one sign-in, one lock and one sign-out for all. What they tell each other is kept
 *  nowhere. */
export interface OtherTabs {
  /** A session to go on with; undefined: no tab has one. */
  askForSession(): Promise<string | undefined>;
  tell(news: TabNews): void;
  /** Gives what ends it. */
  listen(on: { ended(why: EndReason): void; active(): void }): () => void;
  close(): void;
}

/** Why a session is over. */
export type EndReason = 'signed-out' | 'expired' | 'locked';

type TabNews = { readonly kind: 'ended'; readonly why: EndReason } | { readonly kind: 'active' };
type Message = TabNews | { readonly kind: 'ask' } | { readonly kind: 'session'; readonly session: string };

/** A tab answers at once, or there is none. */
const PATIENCE_MS = 250;

export function otherTabs(share: () => Promise<string | undefined>): OtherTabs {
  const channel = new BroadcastChannel('frontdesk.session');
  const post = (message: Message): void => channel.postMessage(message);
  channel.addEventListener('message', async ({ data }: MessageEvent<Message>) => {
    if (data.kind !== 'ask') return;
    const session = await share();
    if (session !== undefined) post({ kind: 'session', session });
  });
  return {
    askForSession: () =>
      new Promise((resolve) => {
        const answer = ({ data }: MessageEvent<Message>): void => {
          if (data.kind === 'session') done(data.session);
        };
        const done = (session: string | undefined): void => {
          clearTimeout(timer);
          channel.removeEventListener('message', answer);
          resolve(session);
        };
        const timer = setTimeout(() => done(undefined), PATIENCE_MS);
        channel.addEventListener('message', answer);
        post({ kind: 'ask' });
      }),
    tell: post,
    listen: ({ ended, active }) => {
      const hear = ({ data }: MessageEvent<Message>): void => {
        if (data.kind === 'ended') ended(data.why);
        if (data.kind === 'active') active();
      };
      channel.addEventListener('message', hear);
      return () => channel.removeEventListener('message', hear);
    },
    close: () => channel.close(),
  };
}
