import type { ReactNode } from 'react';

interface NoticeProps {
  readonly kind: 'info' | 'error';
  readonly children: ReactNode;
}

/** A sentence that matters now; read out when it appears. */
export function Notice({ kind, children }: NoticeProps) {
  return (
    <p className={`notice ${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      {children}
    </p>
  );
}
