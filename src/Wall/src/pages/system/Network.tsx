import { Descriptions, Table } from 'antd';
import { useSystemTexts } from './texts';
import type { SystemView } from './types';

/** Where the service listens, and how the feed of the screens does. */
export function Network({ system }: { system: SystemView }) {
  const { t, word } = useSystemTexts();
  const { push } = system;
  return (
    <div className="system-pair">
      <section className="sheet">
        <h3>{t('system.listeners')}</h3>
        <Table
          size="small"
          rowKey="name"
          pagination={false}
          dataSource={system.listeners}
          columns={[
            { title: t('system.name'), key: 'name', render: (_, listener) => word('listener', listener.name) },
            { title: t('system.address'), key: 'address', render: (_, listener) => <code>{listener.address}</code> },
            { title: 'TLS', key: 'tls', render: (_, listener) => (listener.tls ? `✓ ${t('system.yes')}` : <b>✕ {t('system.no')}</b>) },
          ]}
        />
      </section>
      <section className="sheet">
        <h3>{t('system.push')}</h3>
        <Descriptions
          size="small"
          column={2}
          items={[
            { key: 'connections', label: t('system.walls'), children: push.connections },
            { key: 'lagging', label: t('system.laggingLabel'), children: push.lagging },
            { key: 'renewed', label: t('system.renewed'), children: push.renewed },
            { key: 'dropped', label: t('system.dropped'), children: push.dropped },
            { key: 'gaps', label: t('system.gaps'), children: `${push.gaps} / ${push.repaired}` },
            { key: 'behind', label: t('system.sitesBehind'), children: push.sitesBehind },
          ]}
        />
      </section>
    </div>
  );
}
