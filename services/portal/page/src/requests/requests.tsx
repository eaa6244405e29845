import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { NotRead } from '../errors/not-read.tsx';
import { usePortal } from '../frame/portal.ts';
import { keysQuery } from '../frame/portal-queries.ts';
import type { Subscription } from '../portal-api.ts';
import type { RequestFilter } from '../usage/usage-api.ts';
import { requestsQuery, usageQuery } from '../usage/usage-queries.ts';
import { RequestTable } from './request-table.tsx';

const STATUSES = ['2xx', '3xx', '4xx', '5xx'];
const KEPT_DAYS = 7;

/** Every request of the last seven days, without its body. */
export function Requests({ subscription }: { readonly subscription: Subscription }) {
  const { api } = usePortal();
  const [filter, setFilter] = useState<RequestFilter>({});
  const requests = useInfiniteQuery(requestsQuery(api.usage, subscription.id, filter));
  const items = requests.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="panel" aria-labelledby="requests">
      <h2 id="requests">Requests of the last seven days</h2>
      <p className="hint">The newest first, within a minute. What you sent and what was answered is not kept.</p>
      <Filters subscription={subscription} filter={filter} change={setFilter} />
      {requests.error && (
        <NotRead error={requests.error} what="The requests" tryAgain={() => void requests.refetch()} />
      )}
      {requests.isPending && <p className="hint">Reading …</p>}
      {requests.data && <RequestTable items={items} isWhole={!requests.hasNextPage} />}
      {requests.hasNextPage && (
        <div>
          <button type="button" disabled={requests.isFetchingNextPage} onClick={() => void requests.fetchNextPage()}>
            {requests.isFetchingNextPage ? 'Reading …' : 'Show older'}
          </button>
        </div>
      )}
    </section>
  );
}

interface FiltersProps {
  readonly subscription: Subscription;
  readonly filter: RequestFilter;
  readonly change: (filter: RequestFilter) => void;
}

function Filters({ subscription, filter, change }: FiltersProps) {
  const { api } = usePortal();
  const keys = useQuery(keysQuery(api, subscription.id));
  const usage = useQuery(usageQuery(api.usage, subscription.id, KEPT_DAYS));
  const routes = usage.data?.routes.map(({ method, route }) => `${method} ${route}`) ?? [];
  const { keyId, status, method, route } = filter;
  const options = [
    {
      label: 'Status',
      value: status ?? '',
      choices: STATUSES.map((text) => ({ value: text, text })),
      choose: (value: string) => ({ ...filter, status: value }),
    },
    {
      label: 'Key',
      value: keyId ?? '',
      choices: keys.data?.items.map((key) => ({ value: key.keyId, text: key.name })) ?? [],
      choose: (value: string) => ({ ...filter, keyId: value }),
    },
    {
      label: 'Route',
      value: method === undefined ? '' : `${method} ${route}`,
      choices: routes.map((text) => ({ value: text, text })),
      choose: (value: string) => {
        const [chosenMethod = '', chosenRoute = ''] = value.split(' ');
        return { ...filter, method: chosenMethod, route: chosenRoute };
      },
    },
  ];
  return (
    <div className="form-row">
      {options.map(({ label, value, choices, choose }) => (
        <label key={label}>
          {label}
          <select value={value} onChange={({ target }) => change(withoutEmpty(choose(target.value)))}>
            <option value="">All</option>
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.text}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}

/** What is not chosen is not asked for. */
const withoutEmpty = (filter: RequestFilter): RequestFilter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));
