import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { NotRead } from '../errors/not-read.tsx';
import { usePortal } from '../frame/portal.ts';
import { activityQuery, keysQuery } from '../frame/portal-queries.ts';
import type { Key, ShownKey, Subscription } from '../portal-api.ts';
import { CreateKeyDialog, RevokeKeyDialog, RotateKeyDialog } from './key-dialogs.tsx';
import { ShownKeyDialog } from './shown-key-dialog.tsx';
import { instantText, KEY_TEXTS } from './texts.ts';

type Open = { readonly kind: 'create' } | { readonly kind: 'rotate' | 'revoke'; readonly key: Key };

/** The keys of a subscription, and what can be done with them. */
export function Keys({ subscription }: { readonly subscription: Subscription }) {
  const { api, announce } = usePortal();
  const queries = useQueryClient();
  const [open, setOpen] = useState<Open>();
  const [shown, setShown] = useState<ShownKey>();
  const keys = useQuery(keysQuery(api, subscription.id));
  const close = (): void => setOpen(undefined);
  const changed = (): void => {
    close();
    for (const query of [keysQuery, activityQuery]) {
      void queries.invalidateQueries({ queryKey: query(api, subscription.id).queryKey });
    }
  };
  const show = (key: ShownKey): void => {
    changed();
    setShown(key);
  };
  const mayCreate = subscription.status === 'active';
  return (
    <section className="panel" aria-labelledby="keys">
      <div className="form-row between">
        <h2 id="keys">Keys</h2>
        <button type="button" className="primary" disabled={!mayCreate} onClick={() => setOpen({ kind: 'create' })}>
          Create a key
        </button>
      </div>
      {!mayCreate && (
        <p className="hint">
          {subscription.status === 'ended'
            ? 'The practice has ended your access: requests are answered 403. You may ask again.'
            : 'The practice keeps your keys out for now: requests are answered 403.'}
        </p>
      )}
      {keys.error && <NotRead error={keys.error} what="Your keys" tryAgain={() => void keys.refetch()} />}
      {keys.data?.items.length === 0 && <p className="hint">No keys yet. All keys of a practice share its quota.</p>}
      <ul className="keys">
        {keys.data?.items.map((key) => (
          <KeyRow key={key.keyId} of={key} open={setOpen} />
        ))}
      </ul>
      {open?.kind === 'create' && <CreateKeyDialog subscriptionId={subscription.id} close={close} done={show} />}
      {open?.kind === 'rotate' && (
        <RotateKeyDialog subscriptionId={subscription.id} of={open.key} close={close} done={show} />
      )}
      {open?.kind === 'revoke' && (
        <RevokeKeyDialog
          subscriptionId={subscription.id}
          of={open.key}
          close={close}
          done={() => {
            changed();
            announce(`The key “${open.key.name}” is revoked.`);
          }}
        />
      )}
      {shown && <ShownKeyDialog shown={shown} subscription={subscription} close={() => setShown(undefined)} />}
    </section>
  );
}

function KeyRow({ of: key, open }: { readonly of: Key; readonly open: (dialog: Open) => void }) {
  const { keyId, name, status, createdAt, expiresAt, lastUsedAt } = key;
  return (
    <li>
      <div>
        <p>
          <strong>
            <bdi>{name}</bdi>
          </strong>{' '}
          <span className={`tag ${status}`}>{KEY_TEXTS[status]}</span>
        </p>
        <p className="hint">
          <code>{keyId}</code> · created {instantText(createdAt)} ·{' '}
          {lastUsedAt === undefined ? 'never used' : `last used ${instantText(lastUsedAt)}`}
          {status === 'expiring' && expiresAt !== undefined && ` · works until ${instantText(expiresAt)}`}
        </p>
      </div>
      {(status === 'active' || status === 'expiring') && (
        <div className="actions">
          {status === 'active' && (
            <button type="button" aria-label={`Rotate ${name}`} onClick={() => open({ kind: 'rotate', key })}>
              Rotate
            </button>
          )}
          <button
            type="button"
            className="danger"
            aria-label={`Revoke ${name}`}
            onClick={() => open({ kind: 'revoke', key })}
          >
            Revoke
          </button>
        </div>
      )}
    </li>
  );
}
