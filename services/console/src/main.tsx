import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { type Configuration, readConfiguration } from './configuration.ts';
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
const root = createRoot(element);

const show = (configuration: Configuration): void =>
  root.render(
    <StrictMode>
      <App configuration={configuration} />
    </StrictMode>,
  );

const sayThatItFailed = (): void =>
  root.render(
    <main className="page">
      <Notice kind="error">
        Frontdesk could not start. Reload the page; if that does not help, tell your support.
      </Notice>
    </main>,
  );

readConfiguration().then(show, sayThatItFailed);
