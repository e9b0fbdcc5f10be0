import type { ReactNode } from 'react';
import { useHandoverTexts } from './texts';

/** As many rows of a list as are printed: a handover of one or two pages is read, one of twenty is not. print.css has the same number. */
export const PRINTED = 20;

/** A list of the document with how many there are; what is left out, on the screen or on paper, is said. */
export function Section({ title, total, shown, children }: { title: string; total: number; shown: number; children: ReactNode }) {
  const { t } = useHandoverTexts();
  return (
    <section className="doc-section">
      <h2>
        {title} <b>{total}</b>
      </h2>
      {shown > 0 && children}
      {total > shown && <p className="doc-rest">{t('handover.rest', { n: total - shown })}</p>}
      {shown > PRINTED && <p className="doc-rest only-print">{t('handover.rest', { n: total - PRINTED })}</p>}
    </section>
  );
}
