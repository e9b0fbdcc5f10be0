import { Button, DatePicker, Select, Table } from 'antd';
import dayjs from 'dayjs';
import { useMemo, useState } from 'react';
import { PRIORITIES } from '../../alarms/order';
import type { AlarmRecord, AlarmState } from '../../api/types';
import { useQuery } from '../../app/router';
import { RestView } from '../../shared/RestView';
import { useRest } from '../../shared/useRest';
import { SitePickers } from './Filters';
import { type DeskFilter, filterOfQuery, queryOfFilter } from './filter';
import { usePastColumns } from './pastColumns';
import { pastPath } from './pastQuery';
import { useDeskTexts } from './texts';

const STATES: readonly AlarmState[] = ['NORM', 'UNACK', 'ACKED', 'RTNUN', 'LTUNK', 'LTACK', 'SHLVD', 'DSUPR', 'OOSRV'];

/** The search for alarms of any time, also those that are over: page by page, newest first. */
export default function Past() {
  const { t, word } = useDeskTexts();
  const [query, change] = useQuery();
  const filter = useMemo(() => filterOfQuery(query), [query]);
  const [from, to] = [query['from'] ?? '', query['to'] ?? ''];
  // The cursors of the pages before this one.
  const [pages, setPages] = useState<readonly (string | null)[]>([null]);
  const rest = useRest<{ items: AlarmRecord[]; next: string | null }>(pastPath(filter, from, to, pages.at(-1) ?? null));
  const columns = usePastColumns();
  const search = (some: Record<string, string>) => {
    setPages([null]);
    change(some);
  };
  const onFilter = (some: Partial<DeskFilter>) => search(queryOfFilter({ ...filter, ...some }));
  return (
    <div className="desk-past">
      <div className="desk-filters" role="search">
        <DatePicker.RangePicker
          aria-label={t('desk.days')}
          value={[from === '' ? null : dayjs(from), to === '' ? null : dayjs(to)]}
          allowEmpty={[true, true]}
          onChange={(days) => search({ from: days?.[0]?.format('YYYY-MM-DD') ?? '', to: days?.[1]?.format('YYYY-MM-DD') ?? '' })}
        />
        <Select
          className="desk-select"
          mode="multiple"
          maxTagCount="responsive"
          allowClear
          placeholder={t('desk.anyState')}
          aria-label={t('desk.state')}
          value={[...filter.states]}
          options={STATES.map((state) => ({ value: state, label: state === 'NORM' ? t('desk.over') : word('state', state) }))}
          onChange={(states) => onFilter({ states })}
        />
        <Select
          className="desk-select"
          allowClear
          placeholder={t('desk.anyPriority')}
          aria-label={t('desk.priority')}
          value={filter.priorities[0] ?? null}
          options={PRIORITIES.toReversed().map((priority) => ({ value: priority, label: t(`priority.${priority}`) }))}
          onChange={(priority) => onFilter({ priorities: priority ? [priority] : [] })}
        />
        <SitePickers filter={filter} onFilter={onFilter} single />
      </div>
      <RestView rest={rest}>
        {(page) => (
          <>
            <Table<AlarmRecord> size="small" rowKey="id" dataSource={page.items} columns={columns} pagination={false} locale={{ emptyText: t('desk.noFit') }} data-testid="past" />
            <p className="past-pages">
              <Button disabled={pages.length === 1} onClick={() => setPages(pages.slice(0, -1))}>
                {t('desk.newer')}
              </Button>
              <span>{t('desk.page', { n: pages.length })}</span>
              <Button disabled={page.next === null} onClick={() => setPages([...pages, page.next])} data-testid="past-older">
                {t('desk.older')}
              </Button>
            </p>
          </>
        )}
      </RestView>
    </div>
  );
}
