import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { SessionProvider } from './app/SessionContext';
import { Failure } from './app/Failure';
import { startFlashing } from './app/flash';
import { LangProvider } from './i18n/LangContext';
import './styles/base.css';
import './styles/shell.css';
import './styles/marks.css';
import './styles/wall.css';
import './styles/alarms.css';
import './styles/panel.css';

startFlashing(document.documentElement);

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <Failure>
        <LangProvider>
          <SessionProvider>
            <App />
          </SessionProvider>
        </LangProvider>
      </Failure>
    </StrictMode>,
  );
}
