import { memo } from 'react';
import { type AlarmOverview, PRIORITIES } from '../alarms/order';
import { useTexts } from '../i18n/LangContext';
import { PriorityMark } from './Marks';

/** How many of each priority, unacknowledged before all. Quiet while the number is zero. */
export const AlarmCounts = memo(function AlarmCounts({ overview }: { overview: AlarmOverview }) {
  const { t } = useTexts();
  return (
    <ul className="counts">
      {PRIORITIES.toReversed().map((priority) => {
        const { total, unacknowledged } = overview.byPriority[priority];
        const name = t(`priority.${priority}`);
        return (
          <li key={priority} className={total === 0 ? 'count count-none' : 'count'} data-testid={`count-${priority}`} data-total={total}>
            <PriorityMark priority={priority} label={name} />
            <span>{name}</span>
            <b>{unacknowledged}</b>
            <small>/ {total}</small>
          </li>
        );
      })}
    </ul>
  );
});
