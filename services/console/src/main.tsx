import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { type Configuration, readConfiguration } from './configuration.ts';
import { reportFault } from './errors/report-fault.ts';
import { ViewBoundary } from './errors/view-boundary.tsx';
import { Notice } from './ui/notice.tsx';
import './styles/tokens.css';
import './styles/controls.css';
import './styles/page.css';
import './styles/day.css';
import './styles/booking.css';
import './styles/calls.css';
import './styles/print.css';

const element = document.getElementById('root');
if (element === null) throw new Error('index.html has no #root.');
const root = createRoot(element, { onCaughtError: reportFault, onUncaughtError: reportFault });

const failed = (
  <main className="page">
    <Notice kind="error">Frontdesk could not start. Reload the page; if that does not help, tell your support.</Notice>
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
