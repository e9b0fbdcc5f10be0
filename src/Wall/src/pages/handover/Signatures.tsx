import type { Handover, Shift, Signature } from '../../api/shifts';
import { dateTime } from '../../time/format';
import { useHandoverTexts } from './texts';

/** Who gave and who took over; on paper an empty one is a line to sign on. */
export function Signatures({ shift, handover }: { shift: Shift; handover: Handover }) {
  const { t } = useHandoverTexts();
  return (
    <div className="doc-signatures">
      <One title={t('handover.goes')} signature={handover.signed} expected={shift.displayName} />
      <One title={t('handover.comes')} signature={handover.accepted} expected="" />
    </div>
  );
}

function One({ title, signature, expected }: { title: string; signature: Signature | null | undefined; expected: string }) {
  const { t } = useHandoverTexts();
  return (
    <div className="doc-signature" data-testid="signature" data-by={signature?.by ?? ''}>
      <b>{title}</b>
      {signature == null ? (
        <span className="doc-unsigned">
          {expected} <i>{t('handover.unsigned')}</i>
        </span>
      ) : (
        <span>
          <b>{signature.by}</b> {dateTime(signature.at)}
        </span>
      )}
      {signature?.note != null && <p>{signature.note}</p>}
    </div>
  );
}
