import type { AlarmState } from '../api/types';
import { useTexts } from '../i18n/LangContext';

/** Shape beside colour: filled waits for somebody, outlined is known, dashed is set aside. */
const LOOK: Readonly<Record<AlarmState, 'waits' | 'known' | 'aside' | 'over'>> = {
  NORM: 'over',
  UNACK: 'waits',
  ACKED: 'known',
  RTNUN: 'waits',
  LTUNK: 'waits',
  LTACK: 'known',
  SHLVD: 'aside',
  DSUPR: 'aside',
  OOSRV: 'aside',
};

/** The state of an alarm as a word in a frame. */
export function StateTag({ state }: { state: AlarmState }) {
  const { word } = useTexts();
  return <span className={`state-tag state-${LOOK[state] ?? 'known'}`}>{word('state', state)}</span>;
}
