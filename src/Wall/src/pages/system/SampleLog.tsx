import { Descriptions, Table } from 'antd';
import { bytes } from './bytes';
import { Fill } from './Fill';
import { OkMark } from './Parts';
import { useSystemTexts } from './texts';
import type { LogFigures } from './types';

/** The sample log: what every acknowledgement stands on, and how far behind those are that read it. */
export function SampleLog({ log }: { log: LogFigures }) {
  const { t, word } = useSystemTexts();
  const plain = (key: string, label: string, value: number) => ({ key, label, children: value > 0 && key !== 'durable' ? <b>{value}</b> : value });
  return (
    <section className="sheet">
      <h3>{t('system.log')}</h3>
      <Descriptions
        size="small"
        column={{ xs: 1, lg: 2, xxl: 4 }}
        items={[
          { key: 'ok', label: t('system.takes'), children: <OkMark ok={log.ok} /> },
          { key: 'needed', label: t('system.neededLabel'), children: <Fill length={log.neededBytes} bound={log.boundBytes} text={`${bytes(log.neededBytes)} / ${bytes(log.boundBytes)}`} /> },
          { key: 'bytes', label: t('system.onDisk'), children: bytes(log.bytes) },
          { key: 'waiting', label: t('system.waiting'), children: bytes(log.waitingBytes) },
          plain('durable', t('system.durable'), log.durable),
          plain('refused', t('system.refusedBatches'), log.refused),
          plain('failures', t('system.failures'), log.failures),
          { key: 'damaged', label: t('system.damaged'), children: `${log.damaged} / ${log.lost}` },
        ]}
      />
      <Table
        size="small"
        rowKey="name"
        pagination={false}
        dataSource={log.sinks}
        columns={[
          { title: t('system.sink'), key: 'name', render: (_, sink) => word('part', sink.name) },
          { title: t('system.stored'), dataIndex: 'stored', align: 'right' },
          { title: t('system.behind'), dataIndex: 'behind', align: 'right', render: (n: number) => (n > 0 ? <b>{n}</b> : 0) },
        ]}
      />
    </section>
  );
}
