import type { Shift } from '../../api/shifts';
import { dateTime } from '../../time/format';
import { AlarmTable } from './AlarmTable';
import { BlindTable, ChangeTable } from './OtherTables';
import { HandlingTable } from './HandlingTable';
import { Section } from './Section';
import { Signatures } from './Signatures';
import { useHandoverTexts } from './texts';

/** The handover as a document, on the screen and on paper: figures, lists, signatures. */
export function Doc({ shift, seatName }: { shift: Shift; seatName: string }) {
  const { t } = useHandoverTexts();
  const { handover } = shift;
  if (handover == null) {
    return <p className="empty">{t('handover.none')}</p>;
  }
  const { counts, snapshot } = handover;
  const figures: readonly [string, number | string][] = [
    [t('handover.open'), counts.open],
    [t('handover.unacknowledged'), counts.unacknowledged],
    [t('handover.shelved'), counts.shelved],
    [t('handover.outOfService'), counts.outOfService],
    [t('handover.suppressed'), counts.suppressed],
    [t('handover.blind'), `${counts.blind} + ${counts.partlyBlind}`],
    [t('handover.handlings'), counts.handlings],
    [t('handover.changes'), counts.changes],
  ];
  return (
    <article className="sheet handover-doc" data-testid="handover-doc">
      <header>
        <h1>{t('handover.docTitle', { seat: seatName })}</h1>
        <p>
          {shift.displayName}: {dateTime(shift.since)} – {shift.until == null ? t('handover.goesOn') : dateTime(shift.until)} · {t('handover.preparedAt', { time: dateTime(handover.preparedAt), by: handover.preparedBy })}
        </p>
      </header>
      <dl className="doc-figures">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Signatures shift={shift} handover={handover} />
      {snapshot != null && (
        <>
          <Section title={t('handover.open')} total={counts.open} shown={snapshot.open.length}>
            <AlarmTable alarms={snapshot.open} />
          </Section>
          <Section title={t('handover.shelved')} total={counts.shelved} shown={snapshot.shelved.length}>
            <AlarmTable alarms={snapshot.shelved} aside />
          </Section>
          <Section title={t('handover.outOfService')} total={counts.outOfService} shown={snapshot.outOfService.length}>
            <AlarmTable alarms={snapshot.outOfService} aside />
          </Section>
          <Section title={t('handover.blind')} total={counts.blind + counts.partlyBlind} shown={snapshot.blind.length}>
            <BlindTable sites={snapshot.blind} />
          </Section>
          <Section title={t('handover.handlings')} total={counts.handlings} shown={snapshot.handlings.length}>
            <HandlingTable handlings={snapshot.handlings} known={snapshot.open} />
          </Section>
          <Section title={t('handover.changes')} total={counts.changes} shown={snapshot.changes.length}>
            <ChangeTable changes={snapshot.changes} />
          </Section>
        </>
      )}
    </article>
  );
}
