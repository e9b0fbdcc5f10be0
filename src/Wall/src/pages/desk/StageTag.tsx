import type { Handling } from '../../api/handling';
import { useDeskTexts } from './texts';

/** How far the bureau is with an alarm; a dash where nobody began. */
export function StageTag({ handling }: { handling: Handling | undefined }) {
  const { t, word } = useDeskTexts();
  if (handling === undefined || handling.stage === 'none') {
    return <span className="stage-none" aria-label={t('desk.noHandling')} />;
  }
  const last = handling.steps.at(-1);
  return (
    <span className={`stage stage-${handling.stage}`} title={[last?.by, last?.note].filter(Boolean).join(': ')}>
      {handling.verdict == null ? word('stage', handling.stage) : word('verdict', handling.verdict)}
      {handling.stage === 'closed' && ' ✓'}
    </span>
  );
}
