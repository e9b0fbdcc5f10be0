import { Table } from 'antd';
import { useSystemTexts } from './texts';
import type { Part, StoreFigures, SystemView } from './types';

/** Stores and parts of the service, each with whether it works and what it says of itself. */
export function Parts({ system }: { system: SystemView }) {
  const { t, word } = useSystemTexts();
  const name = { title: t('system.name'), key: 'name', render: (_: unknown, part: Part) => word('part', part.name) };
  const ok = { title: t('system.state'), key: 'ok', width: 96, render: (_: unknown, part: Part) => <OkMark ok={part.ok} /> };
  const detail = { title: t('system.detail'), key: 'detail', render: (_: unknown, part: Part) => <small className="detail">{part.detail}</small> };
  return (
    <div className="system-pair">
      <section className="sheet">
        <h3>{t('system.stores')}</h3>
        <Table<StoreFigures> size="small" rowKey="name" pagination={false} dataSource={system.stores} columns={[name, { title: t('system.kind'), dataIndex: 'kind' }, ok, detail]} />
      </section>
      <section className="sheet">
        <h3>{t('system.parts')}</h3>
        <Table<Part> size="small" rowKey="name" pagination={false} dataSource={system.parts} columns={[name, ok, detail]} />
      </section>
    </div>
  );
}

export function OkMark({ ok }: { ok: boolean }) {
  const { t } = useSystemTexts();
  return ok ? <span className="ok">✓ {t('system.works')}</span> : <b className="not-ok">✕ {t('system.fails')}</b>;
}
