import { useEffect } from 'react';
import { useWallTexts } from './texts';
import { VIEWS, type WallView } from './useWallView';

/** Two buttons, and the keys M and G: a wall may have a keyboard in a drawer and no mouse. */
const KEYS: Readonly<Record<string, WallView>> = { m: 'map', g: 'grid' };

export function ViewSwitch({ view, choose }: { view: WallView; choose: (view: WallView) => void }) {
  const { t } = useWallTexts();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const wanted = KEYS[event.key.toLowerCase()];
      const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      if (wanted !== undefined && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
        choose(wanted);
      }
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [choose]);
  return (
    <span className="view-switch" role="group" aria-label={t('wall.view')}>
      {VIEWS.map((one) => (
        <button key={one} type="button" className="quiet" aria-pressed={one === view} title={t('wall.viewKey', { key: one === 'map' ? 'M' : 'G' })} onClick={() => choose(one)} data-testid={`view-${one}`}>
          {t(`wall.${one}`)}
        </button>
      ))}
    </span>
  );
}
