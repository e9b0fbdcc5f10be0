import { CloseCircleOutlined } from '@ant-design/icons';
import { Button, Input, type InputRef, Segmented, Select } from 'antd';
import { type RefObject, useMemo } from 'react';
import { PRIORITIES } from '../../alarms/order';
import type { AlarmState } from '../../api/types';
import { PriorityMark } from '../../components/Marks';
import { useFeed, useOverview } from '../../feed/FeedContext';
import { countViews, type DeskFilter, isFiltered, VIEW_NAMES, VIEWS, type ViewName, viewOf } from './filter';
import { useDeskTexts } from './texts';

interface Props {
  filter: DeskFilter;
  onFilter: (some: Partial<DeskFilter>) => void;
}

const STATES: readonly AlarmState[] = ['UNACK', 'ACKED', 'RTNUN', 'LTUNK', 'LTACK', 'SHLVD', 'DSUPR', 'OOSRV'];

/** What is shown of the live alarms; all of it stands in the address, so that it can be sent and bookmarked. */
export function Filters({ filter, onFilter }: Props) {
  const { t, word } = useDeskTexts();
  const { ordered } = useOverview();
  const counts = useMemo(() => countViews(ordered), [ordered]);
  return (
    <div className="desk-filters" role="search">
      <Segmented<ViewName | ''>
        value={viewOf(filter.states) ?? ''}
        aria-label={t('desk.view')}
        options={VIEW_NAMES.map((name) => ({ value: name, label: `${t(`desk.view.${name}`)} ${counts[name]}` }))}
        onChange={(name) => name !== '' && onFilter({ states: VIEWS[name] })}
      />
      <PriorityButtons filter={filter} onFilter={onFilter} />
      <Select
        mode="multiple"
        className="desk-select"
        maxTagCount="responsive"
        allowClear
        placeholder={t('desk.anyState')}
        aria-label={t('desk.state')}
        value={[...filter.states]}
        options={STATES.map((state) => ({ value: state, label: word('state', state) }))}
        onChange={(states) => onFilter({ states })}
      />
      <SitePickers filter={filter} onFilter={onFilter} />
      {isFiltered(filter) && (
        <Button type="text" icon={<CloseCircleOutlined />} onClick={() => onFilter({ states: [], priorities: [], sites: [], regions: [], text: '' })}>
          {t('desk.clear')}
        </Button>
      )}
    </div>
  );
}

/** The text that every row must hold. */
export function SearchBox({ filter, onFilter, search }: Props & { search: RefObject<InputRef | null> }) {
  const { t } = useDeskTexts();
  return (
    <Input
      ref={search}
      className="desk-search"
      allowClear
      value={filter.text}
      placeholder={t('desk.search')}
      aria-label={t('desk.search')}
      onChange={(event) => onFilter({ text: event.target.value })}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      data-testid="desk-search"
    />
  );
}

function PriorityButtons({ filter, onFilter }: Props) {
  const { t } = useDeskTexts();
  const { byPriority } = useOverview();
  return (
    <span className="desk-priorities" role="group" aria-label={t('desk.priority')}>
      {PRIORITIES.toReversed().map((priority) => {
        const pressed = filter.priorities.includes(priority);
        const { total, unacknowledged } = byPriority[priority];
        return (
          <button
            key={priority}
            type="button"
            className={`quiet priority-button ${total === 0 ? 'count-none' : ''}`}
            aria-pressed={pressed}
            title={t('desk.priorityHint', { name: t(`priority.${priority}`), unack: unacknowledged, total })}
            onClick={() => onFilter({ priorities: pressed ? filter.priorities.filter((one) => one !== priority) : [...filter.priorities, priority] })}
            data-testid={`filter-${priority}`}
          >
            <PriorityMark priority={priority} label={t(`priority.${priority}`)} /> <b>{unacknowledged}</b>/{total}
          </button>
        );
      })}
    </span>
  );
}

/** Which sites and regions: shared with the search of the past. */
export function SitePickers({ filter, onFilter, single = false }: Props & { single?: boolean }) {
  const { t, pick } = useDeskTexts();
  const sites = useFeed((state) => state.sites);
  const options = useMemo(
    () => [...sites.values()].map((site) => ({ value: site.siteId, label: pick(site.name, site.nameEn) || site.siteId })).sort((a, b) => (a.value < b.value ? -1 : 1)),
    [sites, pick],
  );
  const regions = useMemo(() => [...new Set([...sites.values()].map((site) => site.regionCode).filter(Boolean))].sort().map((code) => ({ value: code, label: code })), [sites]);
  return (
    <>
      <Select
        mode="multiple"
        className="desk-select"
        maxTagCount="responsive"
        allowClear
        placeholder={t('desk.anySite')}
        aria-label={t('desk.site')}
        optionFilterProp="label"
        popupMatchSelectWidth={false}
        value={[...filter.sites]}
        options={options}
        {...(single && { maxCount: 1 })}
        onChange={(chosen) => onFilter({ sites: chosen })}
      />
      <Select
        mode="multiple"
        className="desk-select desk-region"
        maxTagCount="responsive"
        allowClear
        placeholder={t('desk.anyRegion')}
        aria-label={t('desk.region')}
        value={[...filter.regions]}
        options={regions}
        {...(single && { maxCount: 1 })}
        onChange={(chosen) => onFilter({ regions: chosen })}
      />
    </>
  );
}
