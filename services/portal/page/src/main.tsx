import { Notice } from '@frontdesk/ui/components/notice';
import { reportFault } from '@frontdesk/ui/errors/report-fault';
import { ViewBoundary } from '@frontdesk/ui/errors/view-boundary';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { type Configuration, readConfiguration } from './configuration.ts';
import '@frontdesk/ui/styles/tokens.css';
import '@frontdesk/ui/styles/controls.css';
import '@frontdesk/ui/styles/frame.css';
import './styles/portal.css';
import './styles/docs.css';

const element = document.getElementById('root');
if (element === null) throw new Error('index.html has no #root.');
const root = createRoot(element, { onCaughtError: reportFault, onUncaughtError: reportFault });

const failed = (
  <main className="page">
    <Notice kind="error">The portal could not start. Reload the page; if that does not help, write to support.</Notice>
  </main>
);

const show = (configuration: Configuration): void =>
  root.render(
    <StrictMode>
      <ViewBoundary of={App} instead={() => failed}>
        <App configuration={configuration} />
      </ViewBoundary>
    </StrictMode>,
  );

const sayThatItFailed = (): void => root.render(failed);

readConfiguration().then(show, sayThatItFailed);
