import type { PointConfig, Priority } from '../api/types';
import { placeInRange } from '../sites/points';
import { limitsOf } from '../trend/series';

interface Props {
  point: PointConfig;
  value: number | null | undefined;
  /** Level that is violated now; empty: none. */
  level: string;
  priority: Priority;
}

/**
 * The instrument's range as a bar: what lies beyond the limits is darker, each limit is a tick, the value a pointer. All of it is grey
 * until a limit is violated; then the zone of that limit and the pointer have the colour of its priority.
 */
export function LimitBar({ point, value, level, priority }: Props) {
  const place = placeInRange(point, value);
  const limits = limitsOf(point).flatMap((limit) => {
    const at = placeInRange(point, limit.value);
    return at === null ? [] : [{ ...limit, at: at * 100 }];
  });
  return (
    <svg className="limit-bar" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">
      <rect x="0" y="5" width="100" height="4" className="limit-range" />
      {limits.map(({ level: name, at }) => {
        const low = name.startsWith('L');
        return (
          <rect
            key={name}
            x={low ? 0 : at}
            y="3"
            width={low ? at : 100 - at}
            height="8"
            className={name === level ? `limit-zone limit-${priority}` : 'limit-zone'}
          />
        );
      })}
      {limits.map(({ level: name, at }) => (
        <rect key={name} x={Math.min(99.2, Math.max(0, at - 0.4))} y="1" width="0.8" height="12" className="limit-tick" />
      ))}
      {place !== null && <rect x={place * 97.6} y="0" width="2.4" height="14" className={level === '' ? 'limit-value' : `limit-value limit-${priority}`} />}
    </svg>
  );
}
