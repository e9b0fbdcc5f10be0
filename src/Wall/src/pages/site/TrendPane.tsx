import { DownloadOutlined } from '@ant-design/icons';
import { Button, Checkbox, Dropdown } from 'antd';
import { useState } from 'react';
import { useQuery } from '../../app/router';
import { download } from '../../api/download';
import type { ApiFailure } from '../../api/http';
import type { AlarmRecord, PointConfig, SiteConfig } from '../../api/types';
import { useServerNow } from '../../feed/FeedContext';
import { Problem } from '../../shared/Problem';
import { TrendChart } from '../../shared/TrendChart';
import { TrendPicker, TrendTools } from '../../shared/TrendTools';
import { boundsOf, queryOfWindow, type TrendWindow, windowOfQuery } from '../../trend/window';
import { useSiteTexts } from './texts';

interface Props {
  config: SiteConfig;
  points: readonly PointConfig[];
  alarms: readonly AlarmRecord[];
  onPoints: (points: readonly string[]) => void;
}

/** As many points as the server puts into one file. */
const POINTS_PER_FILE = 20;

function csvPath(siteId: string, points: readonly string[], from: number, to: number, lang: string): string {
  const search = new URLSearchParams({
    points: points.join(','),
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    lang,
    utcOffset: String(-new Date(to).getTimezoneOffset()),
  });
  return `/api/v1/sites/${encodeURIComponent(siteId)}/history.csv?${search.toString()}`;
}

/** The trend of the chosen points, now or in the past; the address holds what is shown, so that it can be sent to a colleague. */
export function TrendPane({ config, points, alarms, onPoints }: Props) {
  const { t, lang } = useSiteTexts();
  const [query, change] = useQuery();
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [busy, setBusy] = useState(false);
  const now = useServerNow(10_000);
  const window = windowOfQuery(query);
  const setWindow = (next: TrendWindow) => change(queryOfWindow(next));
  const names = points.map((point) => point.pointId);
  const marks = alarms.filter((alarm) => names.includes(alarm.pointId)).map((alarm) => Date.parse(alarm.occurredAt));
  const save = async (wanted: readonly string[]) => {
    const [from, to] = boundsOf(window, now);
    setBusy(true);
    let failed: ApiFailure | null = null;
    for (let i = 0; i < wanted.length && failed === null; i += POINTS_PER_FILE) {
      failed = await download(csvPath(config.siteId, wanted.slice(i, i + POINTS_PER_FILE), from, to, lang), `${config.siteId}.csv`);
    }
    setFailure(failed);
    setBusy(false);
  };
  return (
    <div className="site-trend sheet-tight">
      <div className="site-trend-bar">
        <TrendTools window={window} onWindow={setWindow} />
        <span className="spring" />
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'shown', label: t('site.csvShown', { n: names.length }), onClick: () => void save(names) },
              { key: 'all', label: t('site.csvAll', { n: config.points.length, files: Math.ceil(config.points.length / POINTS_PER_FILE) }), onClick: () => void save(config.points.map((point) => point.pointId)) },
            ],
          }}
        >
          <Button size="small" icon={<DownloadOutlined />} loading={busy} data-testid="csv">
            CSV
          </Button>
        </Dropdown>
      </div>
      <div className="site-trend-bar">
        <TrendPicker window={window} onWindow={setWindow} />
        <Checkbox checked={query['limits'] !== '0'} onChange={(event) => change({ limits: event.target.checked ? '' : '0' })}>
          {t('site.limits')}
        </Checkbox>
        <span className="spring" />
        <small>{t('trend.hint')}</small>
      </div>
      <Problem failure={failure} what={t('site.csvFailed')} onRetry={() => setFailure(null)} />
      <TrendChart
        siteId={config.siteId}
        points={points}
        window={window}
        onWindow={setWindow}
        marks={marks}
        withLimits={query['limits'] !== '0'}
        onRemove={(id) => onPoints(names.filter((name) => name !== id))}
        onFirst={(id) => onPoints([id, ...names.filter((name) => name !== id)])}
      />
    </div>
  );
}
