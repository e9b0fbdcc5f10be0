import { Table } from 'antd';
import { bytes } from './bytes';
import { Fill } from './Fill';
import { useSystemTexts } from './texts';
import type { QueueFigures } from './types';

/** This one is measured in bytes. */
const IN_BYTES = 'sample-log';

/** Everything bounded: what is in it, what happens when it is full, and what was refused and why; those that refused come first. */
export function Queues({ queues }: { queues: readonly QueueFigures[] }) {
  const { t, pick, word } = useSystemTexts();
  const size = (queue: QueueFigures, value: number) => (queue.name === IN_BYTES ? bytes(value) : String(value));
  return (
    <section className="sheet">
      <h3>{t('system.queues')}</h3>
      <Table<QueueFigures>
        size="small"
        rowKey="name"
        pagination={false}
        dataSource={queues.toSorted((a, b) => b.refused - a.refused)}
        columns={[
          { title: t('system.queue'), key: 'text', render: (_, queue) => pick(queue.text, queue.textEn) },
          {
            title: t('system.filled'),
            key: 'fill',
            width: '22%',
            render: (_, queue) => queue.length != null && queue.bound != null && <Fill length={queue.length} bound={queue.bound} text={`${size(queue, queue.length)} / ${size(queue, queue.bound)}`} />,
          },
          { title: t('system.refused'), key: 'refused', align: 'right', render: (_, queue) => (queue.refused > 0 ? <b>{queue.refused}</b> : 0) },
          {
            title: t('system.why'),
            key: 'why',
            width: '26%',
            render: (_, queue) => (
              <ul className="reasons">
                {Object.entries(queue.reasons ?? {})
                  .sort(([, a], [, b]) => b - a)
                  .map(([reason, count]) => (
                    <li key={reason}>
                      {word('refused', reason)} <b>{count}</b>
                    </li>
                  ))}
              </ul>
            ),
          },
        ]}
      />
    </section>
  );
}
