import type { AlarmRecord, SiteConfig } from '../../api/types';
import { isUnacknowledged } from '../../alarms/order';
import { useServerNow } from '../../feed/FeedContext';
import { clock, span } from '../../time/format';
import { guidanceOf, respondBy } from './guidance';
import { useAlarmTexts } from './texts';

/** What the alarm may come from, what it leads to, what to do and until when, as its rule says. */
export function GuidanceCard({ config, alarm }: { config: SiteConfig | null; alarm: AlarmRecord }) {
  const { t } = useAlarmTexts();
  const guidance = guidanceOf(config, alarm);
  const rows = [
    [t('alarm.response'), guidance?.response],
    [t('alarm.cause'), guidance?.cause],
    [t('alarm.consequence'), guidance?.consequence],
  ] as const;
  return (
    <section className="sheet guidance" data-testid="guidance">
      <h3>{t('alarm.guidance')}</h3>
      {guidance === null ? (
        <p className="alarm-quiet">{config === null ? t('app.loading') : t('alarm.noGuidance')}</p>
      ) : (
        <dl>
          {rows.map(([name, text]) =>
            text ? (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </div>
            ) : null,
          )}
          <RespondBy until={respondBy(guidance, alarm)} waits={isUnacknowledged(alarm.state)} seconds={guidance.timeToRespond ?? 0} />
        </dl>
      )}
    </section>
  );
}

function RespondBy({ until, waits, seconds }: { until: number | null; waits: boolean; seconds: number }) {
  const { t } = useAlarmTexts();
  const now = useServerNow(1_000);
  if (until === null) {
    return null;
  }
  const left = until - now;
  const when = waits ? (left >= 0 ? t('alarm.left', { time: span(left) }) : t('alarm.overdue', { time: span(-left) })) : '';
  return (
    <div>
      <dt>{t('alarm.timeToRespond')}</dt>
      <dd>
        {span(seconds * 1000)} · {t('alarm.by', { time: clock(until) })} {when !== '' && <b className={left < 0 ? 'overdue' : ''}>{when}</b>}
      </dd>
    </div>
  );
}
