import { useTexts } from '../../i18n/LangContext';
import type { KpiValue } from './types';

const SIGN = { good: '✓', acceptable: '▲', bad: '■', none: '–' } as const;

/** How a figure stands, by shape and words; the colours of alarms are not for this. */
export function VerdictMark({ kpi }: { kpi: KpiValue }) {
  const { pick } = useTexts();
  return (
    <span className={`verdict verdict-${kpi.verdict}`} data-verdict={kpi.verdict}>
      <i aria-hidden="true">{SIGN[kpi.verdict] ?? '–'}</i> {pick(kpi.text, kpi.textEn)}
    </span>
  );
}
