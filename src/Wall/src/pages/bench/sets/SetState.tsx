import type { RuleSet } from '../model/types';
import { useBenchTexts } from '../texts';

/** Where a version is in its life: filled waits for somebody, outlined holds, plain is over. */
export function SetState({ set }: { set: Pick<RuleSet, 'state'> }) {
  const { word } = useBenchTexts();
  const look = set.state === 'proposed' ? 'waits' : set.state === 'inForce' || set.state === 'approved' ? 'known' : 'over';
  return <span className={`state-tag state-${look}`}>{word('bench.setState', set.state)}</span>;
}
