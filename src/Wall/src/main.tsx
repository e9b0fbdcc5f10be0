import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { SessionProvider } from './app/SessionContext';
import { LangProvider } from './i18n/LangContext';
import './styles/base.css';
import './styles/shell.css';
import './styles/marks.css';
import './styles/wall.css';
import './styles/alarms.css';
import './styles/panel.css';
import './styles/site.css';

// All flashing things flash together: every animation is counted from the same moment.
document.addEventListener('animationstart', (event) => {
  if (event.animationName.startsWith('flash') && event.target instanceof Element) {
    event.target.getAnimations({ subtree: true }).forEach((animation) => (animation.startTime = 0));
  }
});

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <LangProvider>
        <SessionProvider>
          <App />
        </SessionProvider>
      </LangProvider>
    </StrictMode>,
  );
}
