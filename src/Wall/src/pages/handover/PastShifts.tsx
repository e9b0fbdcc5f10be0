import { Button, Table } from 'antd';
import { useState } from 'react';
import type { Shift } from '../../api/shifts';
import { Link } from '../../app/Link';
import { hrefOf } from '../../app/router';
import { RestView } from '../../shared/RestView';
import { useRest } from '../../shared/useRest';
import { dateTime, span } from '../../time/format';
import { Doc } from './Doc';
import { progressOf } from './progress';
import { useHandoverTexts } from './texts';

/** Shifts of the past, newest first, page by page. */
export function PastShifts({ seat, seatName }: { seat: string; seatName: (id: string) => string }) {
  const { t } = useHandoverTexts();
  const [pages, setPages] = useState<readonly string[]>([]);
  const query = new URLSearchParams({ limit: '30', ...(seat !== '' && { seat }), ...(pages.length > 0 && { cursor: pages.at(-1) ?? '' }) });
  const rest = useRest<{ items: Shift[]; next: string | null }>(`/api/v1/shifts?${query.toString()}`);
  return (
    <RestView rest={rest}>
      {(page) => (
        <>
          <Table<Shift>
            size="small"
            rowKey="id"
            dataSource={page.items}
            pagination={false}
            data-testid="past-shifts"
            columns={[
              { key: 'since', title: t('handover.since'), render: (_, shift) => <Link href={hrefOf('handover', '', { shift: shift.id })}>{dateTime(shift.since)}</Link> },
              { key: 'until', title: t('handover.ended'), render: (_, shift) => (shift.until == null ? t('handover.goesOn') : dateTime(shift.until)) },
              { key: 'lasted', title: t('handover.lasted'), className: 'right', render: (_, shift) => (shift.until == null ? '–' : span(Date.parse(shift.until) - Date.parse(shift.since))) },
              { key: 'seat', title: t('handover.seat'), render: (_, shift) => seatName(shift.seat) },
              { key: 'user', title: t('handover.goes'), render: (_, shift) => shift.displayName },
              { key: 'next', title: t('handover.comes'), render: (_, shift) => shift.handover?.accepted?.by ?? '–' },
              { key: 'open', title: t('handover.open'), className: 'right', render: (_, shift) => shift.handover?.counts.open ?? '–' },
              { key: 'progress', title: t('handover.progress'), render: (_, shift) => t(`handover.is.${progressOf(shift)}`) },
            ]}
          />
          <p className="past-pages">
            <Button disabled={pages.length === 0} onClick={() => setPages(pages.slice(0, -1))}>
              {t('handover.newer')}
            </Button>
            <Button disabled={page.next === null} onClick={() => page.next !== null && setPages([...pages, page.next])}>
              {t('handover.older')}
            </Button>
          </p>
        </>
      )}
    </RestView>
  );
}

/** One of them, whole. */
export function PastShift({ id, seatName }: { id: string; seatName: (id: string) => string }) {
  const { t } = useHandoverTexts();
  const rest = useRest<Shift>(`/api/v1/shifts/${encodeURIComponent(id)}`);
  return (
    <>
      <Link className="no-print" href={hrefOf('handover', '', { tab: 'past' })}>
        ← {t('handover.past')}
      </Link>
      <RestView rest={rest}>{(shift) => <Doc shift={shift} seatName={seatName(shift.seat)} />}</RestView>
    </>
  );
}
