import { useTexts } from '../../i18n/LangContext';
import { span } from '../../time/format';
import { bytes } from './bytes';
import { useSystemTexts } from './texts';
import type { SystemView } from './types';

/** The questions that a supervisor has first: does it all work, who is there, what waits, what was refused. */
export function Summary({ system }: { system: SystemView }) {
  const { t } = useSystemTexts();
  const faults = [...system.parts, ...system.stores].filter((part) => !part.ok);
  const refused = system.queues.reduce((sum, queue) => sum + queue.refused, 0);
  const { gateways, sites, push, sampleLog } = system;
  const behind = Math.max(0, ...(sampleLog?.sinks.map((sink) => sink.behind) ?? []));
  return (
    <div className="summary">
      <Figure title={t('system.state')} value={faults.length === 0 ? t('system.good') : t('system.faulty', { n: faults.length })} bad={faults.length > 0} note={faults.map((part) => part.name).join(', ')} />
      <Figure
        title={t('system.gateways')}
        value={`${gateways.online} / ${gateways.total}`}
        bad={gateways.online < gateways.total}
        note={gateways.online < gateways.total ? t('system.offline', { n: gateways.total - gateways.online }) : t('system.allOnline')}
      />
      <Figure
        title={t('system.sites')}
        value={`${sites.online} / ${sites.total}`}
        bad={sites.blind + sites.partlyBlind > 0}
        note={t('system.sights', { blind: sites.blind, partly: sites.partlyBlind, idle: sites.idle })}
      />
      <Figure title={t('system.backlog')} value={String(behind)} bad={sampleLog?.ok === false} note={sampleLog ? t('system.needed', { size: bytes(sampleLog.neededBytes), of: bytes(sampleLog.boundBytes) }) : ''} />
      <Figure title={t('system.walls')} value={String(push.connections)} bad={push.lagging > 0} note={push.lagging > 0 ? t('system.lagging', { n: push.lagging }) : t('system.keepUp')} />
      <Figure title={t('system.refused')} value={String(refused)} bad={false} note={t('system.since', { time: span(Date.parse(system.serverTime) - Date.parse(system.startedAt)) })} />
    </div>
  );
}

function Figure({ title, value, note, bad }: { title: string; value: string; note: string; bad: boolean }) {
  const { t } = useTexts();
  return (
    <div className={bad ? 'summary-figure summary-bad' : 'summary-figure'}>
      <small>{title}</small>
      <strong>
        {bad && (
          <span role="img" aria-label={t('feed.degraded')}>
            ▲{' '}
          </span>
        )}
        {value}
      </strong>
      <small>{note}</small>
    </div>
  );
}
