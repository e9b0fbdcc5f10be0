import { Table } from 'antd';
import { Page } from '../../shared/Page';
import { RestView } from '../../shared/RestView';
import { useRest } from '../../shared/useRest';
import { number } from '../../time/format';
import { useKpiTexts } from './texts';

interface KpiValue {
  name: string;
  title: string;
  titleEn: string;
  value: number | null;
  unit: string;
  target: number | null;
  limit: number | null;
  text: string;
  textEn: string;
}

/** The figures of the first seat over the last 30 days. */
export default function Kpi() {
  const { t, pick } = useKpiTexts();
  const seats = useRest<{ items: { id: string; name: string; nameEn?: string | null }[] }>('/api/v1/seats');
  const seat = seats.data?.items[0];
  const report = useRest<{ kpis: KpiValue[] }>(seat === undefined ? null : `/api/v1/kpis?seat=${encodeURIComponent(seat.id)}`);
  return (
    <Page title={t('nav.kpi')} info={seat && `${t('kpi.seat')} ${pick(seat.name, seat.nameEn)}`}>
      <RestView rest={seats}>{() => null}</RestView>
      <RestView rest={report}>
        {({ kpis }) => (
          <Table<KpiValue>
            size="small"
            rowKey="name"
            dataSource={kpis}
            pagination={false}
            columns={[
              { title: t('kpi.figure'), key: 'title', render: (_, kpi) => pick(kpi.title, kpi.titleEn) },
              { title: t('kpi.value'), key: 'value', align: 'right', render: (_, kpi) => `${number(kpi.value)} ${kpi.unit}` },
              { title: t('kpi.target'), key: 'target', align: 'right', render: (_, kpi) => number(kpi.target) },
              { title: t('kpi.limit'), key: 'limit', align: 'right', render: (_, kpi) => number(kpi.limit) },
              { title: t('kpi.verdict'), key: 'text', render: (_, kpi) => pick(kpi.text, kpi.textEn) },
            ]}
          />
        )}
      </RestView>
    </Page>
  );
}
