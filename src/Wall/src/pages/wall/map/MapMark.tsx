import type { Priority, Sight } from '../../../api/types';
import { PriorityMark, SightMark } from '../../../components/Marks';
import { isCalm, type SiteSummary } from './summary';

/** The mark of a site or of several, `r` px half wide: shape for the priority, an eye for what is not seen, a number for several. */
export function MapMark({ sum, count, r, label }: { sum: SiteSummary; count: number; r: number; label: string }) {
  const flash = sum.unacknowledged > 0 ? ' map-flash' : '';
  if (count > 1) {
    return (
      <g className={`map-many map-${sum.worst ?? 'calm'}${flash}`}>
        <rect className="map-body map-behind" x={-r * 0.7} y={-r * 1.25} width={2 * r} height={2 * r} rx={r * 0.35} />
        <rect className={`map-body map-body-${sum.sight}`} x={-r} y={-r} width={2 * r} height={2 * r} rx={r * 0.35} />
        <text className="map-number" y={r * 0.34} style={{ fontSize: r * 0.95 }}>
          ×{count}
        </text>
        {sum.worst !== null && <At x={r * 1.05} y={-r * 1.05} size={r * 1.3} mark={<PriorityMark priority={sum.worst} label={label} />} />}
        {sum.blind > 0 && <At x={-r * 1.05} y={-r * 1.05} size={r * 1.2} mark={<Eye sight={sum.sight} />} />}
      </g>
    );
  }
  if (isCalm(sum)) {
    return <circle className={`map-dot map-dot-${sum.sight}`} r={r * 0.5} />;
  }
  return (
    <g className={`map-one map-${sum.worst ?? 'calm'}${flash}`}>
      {sum.blind > 0 && <circle className={`map-body map-body-${sum.sight}`} r={r} />}
      {sum.worst === null ? <At size={r * 1.35} mark={<SightMark sight={sum.sight} />} /> : <Priority at={sum.worst} label={label} r={sum.blind > 0 ? r * 0.62 : r * 0.95} />}
    </g>
  );
}

const Priority = ({ at, label, r }: { at: Priority; label: string; r: number }) => <At size={2 * r} mark={<PriorityMark priority={at} label={label} />} />;

function Eye({ sight }: { sight: Sight }) {
  return (
    <g className={`map-eye map-eye-${sight}`}>
      <rect x="0" y="0" width="24" height="24" rx="5" />
      <SightMark sight={sight} />
    </g>
  );
}

/** Puts a mark made for a box of 24 × 24 with its middle at a place. */
function At({ x = 0, y = 0, size, mark }: { x?: number; y?: number; size: number; mark: React.ReactNode }) {
  return (
    <svg className="map-at" x={x - size / 2} y={y - size / 2} width={size} height={size} viewBox="0 0 24 24">
      {mark}
    </svg>
  );
}
