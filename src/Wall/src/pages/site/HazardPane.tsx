import { Table } from 'antd';
import type { PointView, SiteConfig } from '../../api/types';
import { useFeed } from '../../feed/FeedContext';
import { isAbnormal, isSilent } from './rows';
import { useSiteTexts } from './texts';

interface Line {
  key: string;
  name: string;
  level: number | null;
  points: number;
  blind: number;
  beyond: number;
  alarms: number;
  children?: Line[];
}

/** The hazard sources of a site and their units of equipment, with what is wrong at each. */
export function HazardPane({ config, live }: { config: SiteConfig; live: ReadonlyMap<string, PointView> }) {
  const { t } = useSiteTexts();
  const alarms = useFeed((state) => state.alarms);
  const own = [...alarms.values()].filter((alarm) => alarm.siteId === config.siteId);
  const lineOf = (key: string, name: string, level: number | null, points: SiteConfig['points']): Line => {
    const ids = new Set(points.map((point) => point.pointId));
    const bad = points.filter((point) => !isSilent(point, live.get(point.pointId)) && isAbnormal(live.get(point.pointId)));
    const beyond = bad.filter((point) => (live.get(point.pointId)?.level ?? '') !== '').length;
    return { key, name, level, points: points.length, blind: bad.length - beyond, beyond, alarms: own.filter((alarm) => ids.has(alarm.pointId)).length };
  };
  const equipmentOf = (points: SiteConfig['points'], prefix: string): Line[] =>
    [...new Set(points.map((point) => point.equipment ?? ''))]
      .filter((name) => name !== '')
      .map((name) =>
        lineOf(
          `${prefix}/${name}`,
          name,
          null,
          points.filter((point) => point.equipment === name),
        ),
      );
  const lines = config.hazards.map((hazard) => {
    const points = config.points.filter((point) => point.hazardId === hazard.hazardId);
    return { ...lineOf(hazard.hazardId, `${hazard.name} ${hazard.hazardId}`, hazard.level, points), ...below(equipmentOf(points, hazard.hazardId)) };
  });
  const rest = config.points.filter((point) => point.hazardId == null);
  const all = rest.length === 0 ? lines : [...lines, { ...lineOf('', t('site.ungrouped'), null, rest), ...below(equipmentOf(rest, '')) }];
  return (
    <Table<Line>
      size="small"
      dataSource={all}
      pagination={false}
      expandable={{ defaultExpandAllRows: true }}
      columns={[
        { title: t('site.hazardOrEquipment'), dataIndex: 'name' },
        { title: t('site.hazardLevel'), dataIndex: 'level', render: (level: number | null) => (level === null ? '' : t('site.hazardLevelValue', { n: level })) },
        { title: t('site.points'), dataIndex: 'points', align: 'right' },
        { title: t('site.beyond'), dataIndex: 'beyond', align: 'right', render: strong },
        { title: t('site.blind'), dataIndex: 'blind', align: 'right', render: (n: number) => (n > 0 ? <b className="blind">{n}</b> : '–') },
        { title: t('site.alarms'), dataIndex: 'alarms', align: 'right', render: strong },
      ]}
    />
  );
}

/** A line with nothing below it must have no sign to unfold it. */
const below = (children: Line[]) => (children.length === 0 ? {} : { children });

const strong = (n: number) => (n > 0 ? <b>{n}</b> : '–');
