import { useMemo, useState } from 'react';
import type { AlarmRecord, SiteConfig } from '../../api/types';
import { useQuery } from '../../app/router';
import { useFeedClient } from '../../feed/FeedContext';
import { serverNow } from '../../feed/serverTime';
import { TrendChart } from '../../shared/TrendChart';
import { TrendPicker, TrendTools } from '../../shared/TrendTools';
import { useLivePoints } from '../../sites/useLivePoints';
import { PENS } from '../../trend/pens';
import { queryOfWindow, type TrendWindow, windowOfQuery } from '../../trend/window';
import { PointRow } from '../site/PointRow';
import '../site/site.css';
import { firstWindow } from './firstWindow';
import { neighboursOf } from './neighbours';
import { useAlarmTexts } from './texts';

/** The trend from two hours before, and the points around it, each of which can be drawn into it. What is chosen stands in the address. */
export function AlarmTrend({ config, alarm }: { config: SiteConfig; alarm: AlarmRecord }) {
  const { t } = useAlarmTexts();
  const [query, change] = useQuery();
  const { store } = useFeedClient();
  // Chosen once, when the alarm is opened: later the reader chooses.
  const [first] = useState<TrendWindow>(() => firstWindow(alarm, serverNow(store.getState(), performance.now()) ?? Date.now()));
  const window = query['from'] !== undefined || query['min'] !== undefined ? windowOfQuery(query) : first;
  const setWindow = (next: TrendWindow) => change(queryOfWindow(next));
  const around = useMemo(() => neighboursOf(config, alarm), [config, alarm.pointId, alarm.equipment, alarm.hazardId]);
  const live = useLivePoints(config.siteId);
  const wanted = query['points'];
  const chosen = useMemo(() => {
    const known = wanted?.split(',').filter((name) => config.points.some((point) => point.pointId === name)) ?? [];
    return known.length > 0 ? known.slice(0, PENS.length) : around.slice(0, 1).map((point) => point.pointId);
  }, [wanted, config, around]);
  const points = useMemo(() => chosen.flatMap((name) => config.points.find((point) => point.pointId === name) ?? []), [chosen, config]);
  const choose = (names: readonly string[]) => change({ points: names.slice(-PENS.length).join(',') });
  const onChoose = (name: string, beside: boolean) => {
    const rest = chosen.filter((one) => one !== name);
    choose(!beside ? [name] : rest.length === chosen.length ? [...chosen, name] : rest.length > 0 ? rest : chosen);
  };
  const marks = useMemo(() => [alarm.occurredAt, alarm.clearedAt].flatMap((at) => (at == null ? [] : [Date.parse(at)])), [alarm.occurredAt, alarm.clearedAt]);
  return (
    <>
      {points.length > 0 && (
        <section className="sheet alarm-trend">
          <div className="site-trend-bar">
            <TrendTools window={window} onWindow={setWindow} />
            <button type="button" className="quiet" onClick={() => change({ from: '', to: '', min: '' })}>
              {t('alarm.around')}
            </button>
            <TrendPicker window={window} onWindow={setWindow} />
            <span className="spring" />
            <small>{t('alarm.limitsThen')}</small>
          </div>
          <TrendChart
            siteId={config.siteId}
            points={points}
            window={window}
            onWindow={setWindow}
            marks={marks}
            onFirst={(name) => choose([name, ...chosen.filter((one) => one !== name)])}
            onRemove={(name) => choose(chosen.filter((one) => one !== name))}
          />
        </section>
      )}
      {around.length > 0 && (
        <section className="sheet neighbours" data-testid="neighbours">
          <h3>
            {t('alarm.neighbours')} <small>{alarm.equipment}</small>
          </h3>
          <div role="table" aria-label={t('alarm.neighbours')}>
            {around.map((point) => (
              <PointRow key={point.pointId} point={point} now={live.get(point.pointId)} chosen={chosen.includes(point.pointId)} onChoose={onChoose} />
            ))}
          </div>
        </section>
      )}
    </>
  );
}
