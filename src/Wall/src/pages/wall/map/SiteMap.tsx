import { memo, useMemo, useRef } from 'react';
import type { SiteView } from '../../../api/types';
import { Link } from '../../../app/Link';
import { siteHref } from '../../../app/router';
import { useFeed } from '../../../feed/FeedContext';
import type { Rest } from '../../../shared/useRest';
import { useWallTexts } from '../texts';
import { BlindSites } from './BlindSites';
import { leadEnd, type Rect } from './labels';
import { MapLabel } from './MapLabel';
import { MapMark } from './MapMark';
import { outlineOf } from './outline';
import { isCalm, summaryOf } from './summary';
import { LINE_REM, type MapNode, MARK_REM, MOST_NAMED, useMapLayout, useSize } from './useMapLayout';
import './map.css';

/** `GET /map`. The name of a sketch says that it is one. */
export interface MapFile {
  region: string;
  regionEn?: string | null;
  geojson: unknown;
}

/** All sites where they are. A calm region is grey; what alarms or cannot be seen is the only thing with a colour. */
export const SiteMap = memo(function SiteMap({ data, loading, failure }: Pick<Rest<MapFile>, 'data' | 'loading' | 'failure'>) {
  const { t, pick } = useWallTexts();
  const sites = useFeed((state) => state.sites);
  const live = useFeed((state) => state.everLive);
  // Without an outline the sites still stand where they are; only while it is on its way they wait, so as not to jump.
  const outline = useMemo(() => outlineOf(data?.geojson), [data]);
  const box = useRef<HTMLDivElement>(null);
  const { width, height, rem } = useSize(box);
  const layout = useMapLayout(outline, sites, { width, height }, rem);
  return (
    <div className="map">
      <div className="map-box" ref={box}>
        {sites.size === 0 && <p className="empty">{live ? t('sites.none') : t('sites.waiting')}</p>}
        <svg className="map-svg" width={width} height={height} role="group" aria-label={t('wall.map')} data-testid="map">
          {layout.paths.map(({ path, className }) => (
            <path key={path} className={className} d={path} />
          ))}
          {!loading && layout.nodes.map((node) => <Node key={node.id} node={node} rem={rem} sites={sites} names={layout.names} />)}
        </svg>
        {data !== null && <small className="map-note">{pick(data.region, data.regionEn)}</small>}
        {failure !== null && <small className="map-note">{t('wall.noOutline')}</small>}
      </div>
      <BlindSites />
      {layout.elsewhere.length > 0 && (
        <ul className="map-elsewhere" aria-label={t('wall.elsewhere')}>
          <li>{t('wall.elsewhere')}</li>
          {layout.elsewhere.map((id) => {
            const site = sites.get(id);
            return site === undefined ? null : <Elsewhere key={id} site={site} name={pick(site.name, site.nameEn) || id} />;
          })}
        </ul>
      )}
    </div>
  );
});

interface NodeProps {
  node: MapNode;
  rem: number;
  sites: ReadonlyMap<string, SiteView>;
  names: ReadonlyMap<string, string>;
}

function Node({ node, rem, sites, names }: NodeProps) {
  const { t } = useWallTexts();
  const { label } = node;
  const members = node.members.flatMap((id) => sites.get(id) ?? []);
  const sum = summaryOf(members);
  const line = LINE_REM * rem;
  const end = label !== null && label.x + label.width / 2 < node.x && label.x + label.width <= node.x;
  const named = node.members.length <= MOST_NAMED;
  const first = members[0];
  const words = [sum.worst === null ? '' : `${t(`priority.${sum.worst}`)} ${sum.unacknowledged}/${sum.alarms}`, sum.blind === 0 ? '' : `${t('wall.blind')} ${sum.blind}`];
  const mark = (
    <g transform={`translate(${node.x} ${node.y})`}>
      <title>{members.map((site) => names.get(site.siteId) ?? site.siteId).join('\n')}</title>
      <MapMark sum={sum} count={node.members.length} r={MARK_REM * rem} label={sum.worst === null ? '' : t(`priority.${sum.worst}`)} />
    </g>
  );
  return (
    <g data-testid="map-node" data-sites={node.members.length} data-sight={sum.sight} data-worst={sum.worst ?? ''}>
      {label?.led === true && (
        <path className="map-lead" d={`M${node.x} ${node.y}L${leadEnd(node, textOf(label, end, members.length > 1 || !isCalm(sum) ? label.height : line)).join(' ')}`} />
      )}
      {node.members.length === 1 && first !== undefined ? <Link href={siteHref(first.siteId)}>{mark}</Link> : mark}
      {label !== null &&
        named &&
        members.map((site, i) => (
          <MapLabel key={site.siteId} site={site} name={names.get(site.siteId) ?? site.siteId} x={label.x} y={label.y + i * line} width={label.width} height={members.length === 1 ? label.height : line} line={line} end={end} />
        ))}
      {label !== null && !named && (
        <text className="map-label" x={label.x + line * 0.2} y={label.y + line / 2} dominantBaseline="central">
          <tspan className={sum.worst === null ? 'map-name' : `map-alarm map-${sum.worst}`}>{words[0]}</tspan>
          <tspan className="map-blind"> {words[1]}</tspan>
        </text>
      )}
    </g>
  );
}

/** Where a lead may meet a label: not in the room that is kept for what may be said. */
function textOf(label: Rect, end: boolean, height: number): Rect {
  const width = Math.min(label.width, height * 4);
  return { x: end ? label.x + label.width - width : label.x, y: label.y, width, height };
}

function Elsewhere({ site, name }: { site: SiteView; name: string }) {
  const { t } = useWallTexts();
  const sum = summaryOf([site]);
  return (
    <li>
      <Link href={siteHref(site.siteId)} className={`map-chip map-${sum.worst ?? 'calm'}`} data-testid={`site-${site.siteId}`} data-sight={site.sight} data-worst={sum.worst ?? ''} data-alarms={site.alarms} data-unacknowledged={site.unacknowledged}>
        <svg viewBox="-12 -12 24 24" className="map-chip-mark">
          <MapMark sum={sum} count={1} r={11} label={sum.worst === null ? '' : t(`priority.${sum.worst}`)} />
        </svg>
        {name}
        {sum.alarms > 0 && ` ${sum.unacknowledged}/${sum.alarms}`}
        {sum.blind > 0 && ` ${t(`sight.${site.sight}`)}`}
      </Link>
    </li>
  );
}
