import { PrinterOutlined } from '@ant-design/icons';
import { Button, Segmented, Select } from 'antd';
import { useQuery } from '../../app/router';
import { Page } from '../../shared/Page';
import { useRest } from '../../shared/useRest';
import { Current } from './Current';
import { PastShift, PastShifts } from './PastShifts';
import { useHandoverTexts } from './texts';
import type { Seat } from './useCurrentShift';
import './handover.css';
import './print.css';

/** Handing a seat over: what is left to the next shift, signed by both; and the shifts of the past. */
export default function Handover() {
  const { t, pick } = useHandoverTexts();
  const [query, change] = useQuery();
  const seats = useRest<{ items: Seat[] }>('/api/v1/seats');
  const list = seats.data?.items ?? [];
  const past = query['tab'] === 'past';
  const shift = query['shift'] ?? '';
  const name = (id: string) => {
    const seat = list.find((one) => one.id === id);
    return pick(seat?.name, seat?.nameEn) || id;
  };
  return (
    <Page
      title={t('nav.handover')}
      info={
        <Segmented
          className="no-print"
          value={past || shift !== '' ? 'past' : 'now'}
          options={[
            { value: 'now', label: t('handover.now') },
            { value: 'past', label: t('handover.past') },
          ]}
          onChange={(tab) => change({ tab: tab === 'past' ? 'past' : '', shift: '' })}
        />
      }
      actions={
        <span className="no-print handover-actions">
          {list.length > 1 && (
            <Select
              value={query['seat'] ?? list[0]?.id ?? ''}
              aria-label={t('handover.seat')}
              popupMatchSelectWidth={false}
              options={list.map((seat) => ({ value: seat.id, label: pick(seat.name, seat.nameEn) || seat.id }))}
              onChange={(seat) => change({ seat })}
            />
          )}
          <Button icon={<PrinterOutlined />} onClick={() => window.print()} data-testid="print">
            {t('handover.print')}
          </Button>
        </span>
      }
    >
      {shift !== '' ? <PastShift id={shift} seatName={name} /> : past ? <PastShifts seat={query['seat'] ?? ''} seatName={name} /> : <Current seat={query['seat'] ?? ''} seatName={name} />}
    </Page>
  );
}
