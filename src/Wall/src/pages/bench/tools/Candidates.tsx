import { Button, Modal, Table } from 'antd';
import { Moment } from '../../../shared/Moment';
import { RestView } from '../../../shared/RestView';
import { useRest } from '../../../shared/useRest';
import { number } from '../../../time/format';
import { addPoint } from '../model/draft';
import { useBenchTexts } from '../texts';
import type { Bench } from '../useBench';
import { sitePath } from '../useStanding';

export interface Candidate {
  pointId: string;
  count: number;
  value: number | null;
  lastAt: string;
  gatewayId: string;
}

/** Tags that gateways send and the site does not know: one click makes a row of the grid. */
export function Candidates({ bench, onClose }: { bench: Bench; onClose: () => void }) {
  const { t } = useBenchTexts();
  const rest = useRest<{ items: Candidate[] }>(`${sitePath(bench.siteId)}/candidates`, 5_000);
  const there = new Set(bench.rows.map((row) => row.point.pointId));
  const adopt = (tags: readonly string[]) => bench.change((now) => tags.filter((tag) => !there.has(tag)).reduce((next, tag) => addPoint(next, { pointId: tag }).draft, now));
  return (
    <Modal open width={760} title={t('bench.candidatesTitle')} footer={null} onCancel={onClose}>
      <div className="bench-form">
        <p>{t('bench.candidatesText')}</p>
        <RestView rest={rest}>
          {({ items }) => (
            <>
              <Table<Candidate>
                size="small"
                rowKey="pointId"
                dataSource={items}
                pagination={{ pageSize: 10, hideOnSinglePage: true }}
                locale={{ emptyText: t('bench.noCandidates') }}
                columns={[
                  { title: t('bench.col.pointId'), dataIndex: 'pointId', render: (tag: string) => <code>{tag}</code> },
                  { title: t('bench.lastValue'), dataIndex: 'value', align: 'right', render: (value: number | null) => number(value) },
                  { title: t('bench.seen'), dataIndex: 'count', align: 'right' },
                  { title: t('bench.lastAt'), dataIndex: 'lastAt', render: (at: string) => <Moment at={at} /> },
                  { title: t('bench.gateway'), dataIndex: 'gatewayId', render: (id: string) => <code>{id}</code> },
                  { title: '', key: 'do', align: 'right', render: (_, one) => (there.has(one.pointId) ? t('bench.adopted') : <Button size="small" onClick={() => adopt([one.pointId])}>{t('bench.adopt')}</Button>) },
                ]}
              />
              {items.length > 1 && <Button onClick={() => adopt(items.map((one) => one.pointId))}>{t('bench.adoptAll', { n: items.length })}</Button>}
            </>
          )}
        </RestView>
      </div>
    </Modal>
  );
}
