import { Table } from 'antd';
import { Bullet } from './Bullet';
import { shown } from './shown';
import { useKpiTexts } from './texts';
import type { KpiValue } from './types';
import { VerdictMark } from './VerdictMark';

/** Every figure with its target and limit drawn. */
export function Figures({ kpis }: { kpis: readonly KpiValue[] }) {
  const { t, pick } = useKpiTexts();
  return (
    <Table<KpiValue>
      size="small"
      rowKey="name"
      dataSource={[...kpis]}
      pagination={false}
      onRow={(kpi) => ({ 'data-testid': `kpi-${kpi.name}` }) as object}
      columns={[
        { title: t('kpi.figure'), key: 'title', render: (_, kpi) => pick(kpi.title, kpi.titleEn) },
        { title: t('kpi.value'), key: 'value', align: 'right', render: (_, kpi) => <b>{shown(kpi.value, kpi.unit)}</b> },
        {
          title: t('kpi.drawn'),
          key: 'bar',
          width: '30%',
          render: (_, kpi) => kpi.target != null && kpi.value != null && <Bullet value={kpi.value} target={kpi.target} limit={kpi.limit} bad={kpi.verdict === 'bad'} />,
        },
        { title: t('kpi.target'), key: 'target', align: 'right', render: (_, kpi) => shown(kpi.target, kpi.unit) },
        { title: t('kpi.limit'), key: 'limit', align: 'right', render: (_, kpi) => shown(kpi.limit, kpi.unit) },
        { title: t('kpi.verdict'), key: 'text', render: (_, kpi) => <VerdictMark kpi={kpi} /> },
      ]}
    />
  );
}
