import { DatePicker, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import { useMemo, useState } from 'react';
import { useQuery } from '../../app/router';
import { useFeed, useFeedClient } from '../../feed/FeedContext';
import { serverNow } from '../../feed/serverTime';
import { Page } from '../../shared/Page';
import { RestView } from '../../shared/RestView';
import { useRest } from '../../shared/useRest';
import { dateTime } from '../../time/format';
import { type Asked, DAYS, lastDays, pathOf } from './asked';
import { Compare, type CompareBy } from './Compare';
import { Figures } from './Figures';
import { LoadOverTime } from './LoadOverTime';
import { useKpiTexts } from './texts';
import { Top } from './Top';
import type { KpiReport, Seat } from './types';
import './kpi.css';

/** Alarm load of a seat, a site or a shift against the targets of ISA-18.2. */
export default function Kpi() {
  const { t } = useKpiTexts();
  const seats = useRest<{ items: Seat[] }>('/api/v1/seats');
  return (
    <Page title={t('nav.kpi')}>
      <RestView rest={seats}>{({ items }) => <Report seats={items} />}</RestView>
    </Page>
  );
}

function Report({ seats }: { seats: readonly Seat[] }) {
  const { t } = useKpiTexts();
  const [query, change] = useQuery();
  const { store } = useFeedClient();
  const [opened] = useState(() => serverNow(store.getState(), performance.now()) ?? Date.now());
  const days = Number(query['days']) || 30;
  const seat = seats.find((one) => one.id === query['seat']) ?? seats[0];
  const asked = useMemo<Asked>(() => {
    const [from, to] = [Number(query['from']), Number(query['to'])];
    return { seat: seat?.id ?? '', siteId: query['site'] ?? '', shift: query['shift'] ?? '', ...(from > 0 && to > from ? { from, to } : lastDays(days, opened)) };
  }, [seat, query, days, opened]);
  const report = useRest<KpiReport>(seat === undefined ? null : pathOf(asked), 60_000);
  return (
    <>
      <Controls seats={seats} asked={asked} days={query['from'] ? 0 : days} now={opened} />
      <RestView rest={report}>
        {(data) => (
          <>
            <p className="kpi-line">
              <b>{t('kpi.counted', { n: data.alarms })}</b> · {t('kpi.hours', { n: Math.round(data.hours) })} · {t('kpi.sites', { n: data.sites })} · {dateTime(data.from)} – {dateTime(data.to)}
              {data.behind > 0 && <em> · {t('kpi.behind', { n: data.behind })}</em>}
            </p>
            <LoadOverTime asked={asked} utcOffset={seat?.utcOffset ?? 0} />
            <Figures kpis={data.kpis} />
            <Compare
              asked={asked}
              seats={seats}
              by={(query['by'] as CompareBy | undefined) ?? 'shift'}
              onBy={(by) => change({ by })}
              onOpen={({ seat: id, siteId, shift }) => change({ ...(id !== undefined && { seat: id }), ...(siteId !== undefined && { site: siteId }), ...(shift !== undefined && { shift }) })}
            />
            <Top top={data.top} />
          </>
        )}
      </RestView>
    </>
  );
}

function Controls({ seats, asked, days, now }: { seats: readonly Seat[]; asked: Asked; days: number; now: number }) {
  const { t, pick } = useKpiTexts();
  const [, change] = useQuery();
  const sites = useFeed((state) => state.sites);
  const seat = seats.find((one) => one.id === asked.seat);
  return (
    <div className="kpi-controls">
      <label>
        {t('kpi.seat')}
        <Select value={asked.seat} options={seats.map((one) => ({ value: one.id, label: pick(one.name, one.nameEn) || one.id }))} onChange={(id: string) => change({ seat: id, shift: '' })} />
      </label>
      <label>
        {t('kpi.site')}
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          value={asked.siteId}
          options={[{ value: '', label: t('kpi.allSites') }, ...[...sites.values()].map((site) => ({ value: site.siteId, label: `${pick(site.name, site.nameEn)} ${site.siteId}` }))]}
          onChange={(site: string) => change({ site })}
        />
      </label>
      <label>
        {t('kpi.shift')}
        <Select
          value={asked.shift}
          options={[{ value: '', label: t('kpi.wholeDay') }, ...(seat?.shifts ?? []).map((one) => ({ value: one.id, label: `${pick(one.name, one.nameEn) || one.id} ${one.start}–${one.end}` }))]}
          onChange={(shift: string) => change({ shift })}
        />
      </label>
      <Segmented
        aria-label={t('kpi.range')}
        value={days}
        options={DAYS.map((value) => ({ value, label: t('kpi.days', { n: value }) }))}
        onChange={(value) => change({ days: String(value), from: '', to: '' })}
      />
      <DatePicker.RangePicker
        aria-label={t('kpi.range')}
        allowEmpty={[true, true]}
        value={days === 0 ? [dayjs(asked.from), dayjs(asked.to - 1)] : null}
        disabledDate={(day) => day.valueOf() > now}
        onChange={(range) => change(range?.[0] && range[1] ? { from: String(range[0].startOf('day').valueOf()), to: String(range[1].add(1, 'day').startOf('day').valueOf()) } : { from: '', to: '' })}
      />
    </div>
  );
}
