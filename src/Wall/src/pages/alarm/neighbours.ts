import type { AlarmRecord, PointConfig, SiteConfig } from '../../api/types';

/** As many as are looked at beside one alarm. */
const MOST = 40;

/** The points of the same equipment; without any, those of the same hazard source. The alarm's own comes first. */
export function neighboursOf(config: SiteConfig, alarm: AlarmRecord): PointConfig[] {
  const own = config.points.find((point) => point.pointId === alarm.pointId);
  const equipment = alarm.equipment ?? own?.equipment;
  const hazard = alarm.hazardId ?? own?.hazardId;
  const same = (wanted: (point: PointConfig) => boolean) => config.points.filter((point) => point !== own && wanted(point));
  const near = equipment == null ? [] : same((point) => point.equipment === equipment);
  const others = near.length > 0 || hazard == null ? near : same((point) => point.hazardId === hazard);
  return (own === undefined ? others : [own, ...others]).slice(0, MOST);
}
