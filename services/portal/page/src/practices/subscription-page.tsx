import { useQuery } from '@tanstack/react-query';
import { NotRead } from '../errors/not-read.tsx';
import { usePortal } from '../frame/portal.ts';
import { activityQuery, subscriptionsQuery } from '../frame/portal-queries.ts';
import { Keys } from './keys.tsx';
import { actionText, instantText, SCOPE_TEXTS, STATUS_TEXTS } from './texts.ts';

/** One practice: what the vendor may do there, its keys, and what was done. */
export function SubscriptionPage({ subscriptionId }: { readonly subscriptionId: string }) {
  const { api } = usePortal();
  const subscriptions = useQuery(subscriptionsQuery(api));
  const subscription = subscriptions.data?.items.find(({ id }) => id === subscriptionId);
  if (subscriptions.error) {
    return <NotRead error={subscriptions.error} what="The practice" tryAgain={() => void subscriptions.refetch()} />;
  }
  if (subscription === undefined) {
    return (
      <>
        <h1 tabIndex={-1}>{subscriptions.isPending ? 'Reading …' : 'This is not one of your practices'}</h1>
        <p>
          <a href="#/practices">All practices</a>
        </p>
      </>
    );
  }
  const { sandbox, practiceId, status, plan, scopes, asked } = subscription;
  return (
    <div className="subscription">
      <p className="eyebrow">
        <a href="#/practices">Practices and keys</a>
      </p>
      <h1 tabIndex={-1}>
        <bdi>{sandbox ? 'Sandbox' : practiceId}</bdi> <span className={`tag ${status}`}>{STATUS_TEXTS[status]}</span>
      </h1>
      <dl className="facts">
        {sandbox && (
          <div>
            <dt>Practice</dt>
            <dd>
              <code>{practiceId}</code>
            </dd>
          </div>
        )}
        <div>
          <dt>Plan</dt>
          <dd>
            {plan} · <a href="#/docs/status">what it allows</a>
          </dd>
        </div>
        <div>
          <dt>Your keys may</dt>
          <dd>{scopes.map((scope) => SCOPE_TEXTS[scope]).join(' · ')}</dd>
        </div>
        {status === 'requested' && asked !== undefined && (
          <div>
            <dt>Asked</dt>
            <dd>{instantText(asked.at)}. You can create keys as soon as the practice has approved.</dd>
          </div>
        )}
      </dl>
      {status !== 'requested' && <Keys subscription={subscription} />}
      <ActivityList subscriptionId={subscriptionId} />
    </div>
  );
}

function ActivityList({ subscriptionId }: { readonly subscriptionId: string }) {
  const { api } = usePortal();
  const activity = useQuery(activityQuery(api, subscriptionId));
  return (
    <section className="panel" aria-labelledby="activity">
      <h2 id="activity">Activity</h2>
      {activity.error && (
        <NotRead error={activity.error} what="The activity" tryAgain={() => void activity.refetch()} />
      )}
      {activity.data?.items.length === 0 && <p className="hint">Nothing yet.</p>}
      <ol className="activity">
        {activity.data?.items.map((item) => (
          <li key={`${item.at} ${item.action} ${item.keyId}`}>
            <time dateTime={item.at}>{instantText(item.at)}</time>
            <span>
              {actionText(item)} {item.keyId !== undefined && <code>{item.keyId}</code>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
