import { useEffect, useState } from 'react';
import { Scrolled } from './scrolled.tsx';

interface CodeBlockProps {
  /** What it is, for those who do not see it. */
  readonly label: string;
  readonly code: string;
}

const SAID_MS = 2_000;

/** Code as it is, with a button that copies it. */
export function CodeBlock({ label, code }: CodeBlockProps) {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), SAID_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = (): void => void navigator.clipboard.writeText(code).then(() => setCopied(true));
  return (
    <div className="code">
      <Scrolled className="code-text" label={label}>
        <pre>
          <code>{code}</code>
        </pre>
      </Scrolled>
      <button type="button" className="copy" onClick={copy} aria-label={`Copy: ${label}`}>
        {isCopied ? 'Copied' : 'Copy'}
      </button>
      <span role="status" className="visually-hidden">
        {isCopied ? 'Copied' : ''}
      </span>
    </div>
  );
}
