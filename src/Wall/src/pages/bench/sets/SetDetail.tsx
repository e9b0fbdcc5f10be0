import { Button } from 'antd';
import { useState } from 'react';
import { Link } from '../../../app/Link';
import { hrefOf } from '../../../app/router';
import { RestView } from '../../../shared/RestView';
import { useRest } from '../../../shared/useRest';
import { dateTime, number } from '../../../time/format';
import { summaryOf } from '../model/fields';
import type { RuleSet } from '../model/types';
import { useBenchTexts } from '../texts';
import { setsPath } from '../useStanding';
import { Changes } from './Changes';
import { Decide } from './Decide';
import { SetState } from './SetState';
import { Simulation } from './Simulation';

/** One version: why, what it changes, what it would have done, and what may be decided. */
export function SetDetail({ siteId, version, onDecided, onClose }: { siteId: string; version: number; onDecided: () => void; onClose: () => void }) {
  const { t } = useBenchTexts();
  const rest = useRest<RuleSet>(`${setsPath(siteId)}/${version}`);
  const reload = () => {
    rest.reload();
    onDecided();
  };
  return (
    <section className="sheet bench-set" data-testid="bench-set">
      <RestView rest={rest}>{(set) => <Detail set={set} onChanged={reload} onClose={onClose} />}</RestView>
      {rest.data === null && <Button onClick={onClose}>{t('common.close')}</Button>}
    </section>
  );
}

function Detail({ set, onChanged, onClose }: { set: RuleSet; onChanged: () => void; onClose: () => void }) {
  const { t, word } = useBenchTexts();
  const [points] = useState(() => set.content?.points ?? []);
  return (
    <>
      <header className="bench-set-head">
        <h3>{t('bench.setTitle', { n: set.version })}</h3>
        <SetState set={set} />
        <span>{word('bench.setKind', set.kind)}</span>
        <span className="spring" />
        <Button size="small" onClick={onClose}>
          {t('common.close')}
        </Button>
      </header>
      <p className="bench-reason">{set.reason}</p>
      <dl className="bench-facts">
        <Fact name={t('bench.by')} text={`${set.proposedBy} · ${dateTime(set.proposedAt)}`} />
        <Fact name={t('bench.basis')} text={set.basis} />
        <Fact name={t('bench.basedOn')} text={set.basedOn === 0 ? null : String(set.basedOn)} />
        <Fact name={t('bench.hours')} text={set.hours === null ? null : `${number(set.hours)} h`} />
        <Fact name={t('bench.approvedBy')} text={set.approvedBy === null ? null : `${set.approvedBy} · ${dateTime(set.approvedAt)}${set.approvalNote ? ` · ${set.approvalNote}` : ''}`} />
        <Fact name={t('bench.noSimulation')} text={set.noSimulation} />
        <Fact name={t('bench.inForceAt')} text={set.inForceAt === null ? (set.from === null ? null : t('bench.waitsUntil', { time: dateTime(set.from) })) : dateTime(set.inForceAt)} />
        <Fact name={t('bench.until')} text={set.until === null ? null : dateTime(set.until)} />
        <Fact name={t('bench.closed')} text={set.closedAt === null ? null : [dateTime(set.closedAt), set.closedBy ?? t('bench.byService'), set.closedReason].filter(Boolean).join(' · ')} />
      </dl>
      <Decide set={set} onDone={onChanged} />
      {set.overrides.length > 0 && (
        <>
          <h4>{t('bench.overrides')}</h4>
          <ul>
            {set.overrides.map((one, i) => (
              <li key={i}>
                <code>{one.pointId}</code> {word('condition', one.condition)} {one.name ?? ''} → {one.rule == null ? <b>{t('bench.overrideOff')}</b> : <b>{summaryOf(one.rule)}</b>}
              </li>
            ))}
          </ul>
        </>
      )}
      <h4>{t('bench.whatChanged', { n: set.changeCount })}</h4>
      {set.kind === 'initial' ? (
        <p>
          {t('bench.initial', { n: points.length })} <Link href={hrefOf('bench', set.siteId)}>{t('bench.tab.limits')}</Link>
        </p>
      ) : (
        <Changes changes={set.changes} count={set.changeCount} />
      )}
      {set.simulation !== null && <Simulation key={set.simulation.ranAt} siteId={set.siteId} report={set.simulation} proposed={points} basedOn={set.basedOn} />}
    </>
  );
}

function Fact({ name, text }: { name: string; text: string | null }) {
  return text === null || text === '' ? null : (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
}
