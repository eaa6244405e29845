import './explorer.css';
import type { ApiDocument } from '../reference/api-document.ts';
import { keptTestKey } from '../sandbox/kept-test-key.ts';
import { readSandboxFacts } from '../sandbox/sandbox-facts.ts';
import { explorerDocument } from './explorer-document.ts';
import { trustIconsOnly } from './trusted-markup.ts';

interface Engine {
  createApiReference(selector: string, configuration: object): unknown;
}

/** In the colors of the portal. The engine's own green, orange and gray are too pale to read on white. */
const STYLE = `
:root { --scalar-font: system-ui, sans-serif; }
.light-mode {
  --scalar-color-accent: #0f6b6b; --scalar-background-accent: #dff0ef;
  --scalar-color-2: #4c5f66; --scalar-color-3: #5c6b70; --scalar-color-green: #00643f; --scalar-color-orange: #9c3600;
}
.dark-mode { --scalar-color-accent: #4fc0bb; --scalar-background-accent: #17393b; }
`;

async function open(): Promise<void> {
  trustIconsOnly();
  const kept = keptTestKey();
  const [engine, document, sandbox] = await Promise.all([
    import(/* @vite-ignore */ SCALAR_URL) as Promise<Engine>,
    fetch('/openapi/partner-v2.json').then((response) => response.json() as Promise<ApiDocument>),
    // Without it the document's own examples stay.
    kept && readSandboxFacts(kept).catch(() => undefined),
  ]);
  tell(
    kept === undefined
      ? 'Sign in to the portal first: then your test key is filled in here.'
      : 'Your test key is filled in.',
  );
  engine.createApiReference('#explorer', {
    content: explorerDocument(document, { origin: location.origin, idempotencyKey: crypto.randomUUID(), sandbox }),
    // Nothing is loaded from elsewhere, and nothing is told elsewhere.
    ...{ withDefaultFonts: false, proxyUrl: '', telemetry: false, agent: { disabled: true }, mcp: { disabled: true } },
    ...{ hideClientButton: true, showDeveloperTools: 'never', documentDownloadType: 'none', hideDarkModeToggle: true },
    ...{ persistAuth: false, hiddenClients: true, defaultOpenFirstTag: true, operationTitleSource: 'summary' },
    forceDarkModeState: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
    customCss: STYLE,
    authentication: {
      preferredSecurityScheme: 'apiKey',
      securitySchemes: { apiKey: { value: kept?.key ?? '' } },
    },
  });
}

function tell(sentence: string): void {
  const place = document.getElementById('explorer-key');
  if (place !== null) place.textContent = sentence;
}

open().catch(() => tell('The explorer could not start. Reload the page.'));
