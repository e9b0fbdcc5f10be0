import { Input, Segmented, Switch } from 'antd';
import { useCallback, useMemo, useRef, useState } from 'react';
import { windowOf } from '../../alarms/window';
import type { PointView, SiteConfig } from '../../api/types';
import { useSize } from '../../shared/useSize';
import { GroupRow, PointRow } from './PointRow';
import { type GroupBy, rowsOf } from './rows';
import { useSiteTexts } from './texts';

interface Props {
  config: SiteConfig;
  live: ReadonlyMap<string, PointView>;
  chosen: readonly string[];
  /** Shows this point alone, or takes it beside the others, or away. */
  onChoose: (pointId: string, beside: boolean) => void;
}

/** Height of a row, px: all are equal, so that five thousand points cost no more than those in sight. */
const ROW = 33;

/** All points of a site with their live values, by hazard source or unit of equipment. */
export function PointList({ config, live, chosen, onChoose }: Props) {
  const { t } = useSiteTexts();
  const [groupBy, setGroupBy] = useState<GroupBy>('equipment');
  const [text, setText] = useState('');
  const [onlyAbnormal, setOnlyAbnormal] = useState(false);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const box = useRef<HTMLDivElement>(null);
  const { height } = useSize(box);
  const [top, setTop] = useState(0);
  const rows = useMemo(
    () => rowsOf(config, live, { groupBy, text, onlyAbnormal, folded }, t('site.ungrouped')),
    [config, live, groupBy, text, onlyAbnormal, folded, t],
  );
  const shown = windowOf(rows.length, ROW, top, height);
  const fold = useCallback((key: string) => {
    setFolded((now) => {
      const next = new Set(now);
      return next.delete(key) ? next : next.add(key);
    });
  }, []);
  return (
    <section className="point-list sheet-tight" aria-label={t('site.points')}>
      <div className="point-tools">
        <Input size="small" allowClear value={text} placeholder={t('site.search')} aria-label={t('site.search')} onChange={(event) => setText(event.target.value)} />
        <Segmented<GroupBy>
          size="small"
          value={groupBy}
          aria-label={t('site.groupBy')}
          options={[
            { value: 'equipment', label: t('site.equipment') },
            { value: 'hazard', label: t('site.hazard') },
            { value: 'none', label: t('site.list') },
          ]}
          onChange={setGroupBy}
        />
        <label className="point-only">
          <Switch size="small" checked={onlyAbnormal} onChange={setOnlyAbnormal} /> {t('site.onlyAbnormal')}
        </label>
      </div>
      <div className="point-scroll" ref={box} onScroll={(event) => setTop(event.currentTarget.scrollTop)} role="table" aria-rowcount={rows.length} aria-label={t('site.points')} tabIndex={0}>
        <div className="point-row point-head" role="row">
          <span role="columnheader">
            <span className="unseen">{t('site.inTrend')}</span>
          </span>
          <span role="columnheader">{t('site.colPoint')}</span>
          <span role="columnheader" className="right">
            {t('site.colValue')}
          </span>
          <span role="columnheader">{t('site.colState')}</span>
          <span role="columnheader" className="right">
            {t('site.colAt')}
          </span>
        </div>
        {rows.length === 0 && <p className="empty">{t('site.noMatch')}</p>}
        <div style={{ height: rows.length * ROW, position: 'relative' }} role="rowgroup">
          <div style={{ transform: `translateY(${shown.from * ROW}px)` }} role="presentation">
            {rows.slice(shown.from, shown.to).map((row) =>
              row.kind === 'group' ? (
                <GroupRow key={row.key} row={row} onFold={fold} />
              ) : (
                <PointRow key={row.key} point={row.point} now={live.get(row.point.pointId)} chosen={chosen.includes(row.point.pointId)} onChoose={onChoose} />
              ),
            )}
          </div>
        </div>
      </div>
    </section>
  );
}
