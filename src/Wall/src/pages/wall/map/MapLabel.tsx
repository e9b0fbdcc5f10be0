import { memo } from 'react';
import type { SiteView } from '../../../api/types';
import { Link } from '../../../app/Link';
import { siteHref } from '../../../app/router';
import { useWallTexts } from '../texts';
import { summaryOf } from './summary';

interface Props {
  site: SiteView;
  name: string;
  x: number;
  y: number;
  width: number;
  /** Of one line, or of two: the state is below the name then. */
  height: number;
  /** Height of a line. */
  line: number;
  /** The text ends at the right edge: the label is on the left of its mark. */
  end: boolean;
}

/** A site's name, and in words what is the matter with it. */
export const MapLabel = memo(function MapLabel({ site, name, x, y, width, height, line, end }: Props) {
  const { t } = useWallTexts();
  const sum = summaryOf([site]);
  const blind = site.sight === 'blind' || site.sight === 'partlyBlind';
  const worst = sum.worst;
  const edge = end ? x + width - line * 0.2 : x + line * 0.2;
  return (
    <Link
      href={siteHref(site.siteId)}
      className={`map-label map-${worst ?? 'calm'} map-label-${site.sight}`}
      data-testid={`site-${site.siteId}`}
      data-sight={site.sight}
      data-worst={worst ?? ''}
      data-alarms={site.alarms}
      data-unacknowledged={site.unacknowledged}
    >
      <rect className="map-hit" x={x} y={y} width={width} height={height} />
      <text textAnchor={end ? 'end' : 'start'} dominantBaseline="central">
        <tspan className="map-name" x={edge} y={y + line / 2}>
          {name}
        </tspan>
        {worst !== null && (
          <tspan className="map-alarm" {...(height > line ? { x: edge, y: y + line * 1.5 } : { dx: '0.4em' })}>
            {t(`priority.${worst}`)} {site.unacknowledged > 0 ? `${site.unacknowledged}/${site.alarms}` : site.alarms}
          </tspan>
        )}
        {blind && (
          <tspan className="map-blind" {...(height > line && worst === null ? { x: edge, y: y + line * 1.5 } : { dx: '0.4em' })}>
            {t(site.sight === 'blind' ? 'wall.blind' : 'wall.partlyBlind')}
          </tspan>
        )}
      </text>
    </Link>
  );
});
