import { useCallback, useEffect, useRef, useState } from 'react';
import { afterPaint } from '../../shared/afterPaint';
import { useWallTexts } from './texts';
import { VIEWS, type WallView } from './useWallView';

/** Two buttons, and the keys M and G: a wall may have a keyboard in a drawer and no mouse. */
const KEYS: Readonly<Record<string, WallView>> = { m: 'map', g: 'grid' };

export function ViewSwitch({ view, choose }: { view: WallView; choose: (view: WallView) => void }) {
  const { t } = useWallTexts();
  // The button answers at once, the other picture follows: it is all of the screen.
  const [chosen, setChosen] = useState(view);
  const takeBack = useRef<(() => void) | null>(null);
  useEffect(() => setChosen(view), [view]);
  useEffect(() => () => takeBack.current?.(), []);
  const press = useCallback(
    (wanted: WallView) => {
      setChosen(wanted);
      takeBack.current?.();
      takeBack.current = afterPaint(() => choose(wanted));
    },
    [choose],
  );
  useEffect(() => {
    const type = (event: KeyboardEvent) => {
      const wanted = KEYS[event.key.toLowerCase()];
      const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      if (wanted !== undefined && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
        press(wanted);
      }
    };
    window.addEventListener('keydown', type);
    return () => window.removeEventListener('keydown', type);
  }, [press]);
  return (
    <span className="view-switch" role="group" aria-label={t('wall.view')}>
      {VIEWS.map((one) => (
        <button key={one} type="button" className="quiet" aria-pressed={one === chosen} title={t('wall.viewKey', { key: one === 'map' ? 'M' : 'G' })} onClick={() => press(one)} data-testid={`view-${one}`}>
          {t(`wall.${one}`)}
        </button>
      ))}
    </span>
  );
}
