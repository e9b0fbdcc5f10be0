import { useEffect } from 'react';
import { useOverview } from '../feed/FeedContext';
import { useTexts } from '../i18n/LangContext';

const FLASH_MS = 800;

/** The count follows this long after a change, ms: the browser draws the title itself, at 3 ms each, and a flood changes it with every drawing. */
const SETTLE_MS = 500;

/** The title of the tab: the count of what waits, or a flashing warning that this page is dead. */
export function useTitle(lost: boolean): void {
  const { t } = useTexts();
  const { unacknowledged } = useOverview();
  useEffect(() => {
    const name = t('app.name');
    if (!lost) {
      const timer = setTimeout(() => (document.title = unacknowledged > 0 ? `(${unacknowledged}) ${name}` : name), SETTLE_MS);
      return () => clearTimeout(timer);
    }
    let on = true;
    const flash = () => {
      document.title = on ? `⚠ ${t('feed.lostTitle')}` : `■■ ${name}`;
      on = !on;
    };
    flash();
    const timer = setInterval(flash, FLASH_MS);
    return () => clearInterval(timer);
  }, [lost, unacknowledged, t]);
}
