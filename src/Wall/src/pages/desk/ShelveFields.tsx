import { Form, Input, Radio } from 'antd';
import type { AlarmRecord } from '../../api/types';
import { useServerNow } from '../../feed/FeedContext';
import { clock } from '../../time/format';
import { longestFor, stepsUpTo } from './shelving';
import { useDeskTexts } from './texts';
import type { CommandForm } from './useCommands';

interface Props {
  form: CommandForm;
  alarms: readonly AlarmRecord[];
  onChange: (some: Partial<CommandForm>) => void;
  onSend: () => void;
}

/** Why, and for how long: only times that the priorities of all of these alarms allow. */
export function ShelveFields({ form, alarms, onChange, onSend }: Props) {
  const { t } = useDeskTexts();
  const now = useServerNow(10_000);
  const longest = longestFor(alarms);
  const time = (minutes: number) => (minutes < 60 ? t('trend.minutes', { n: minutes }) : t('trend.hours', { n: minutes / 60 }));
  const minutes = form.minutes > longest ? longest : form.minutes;
  return (
    <>
      <Form.Item label={t('common.reason')} required htmlFor="desk-reason">
        <Input.TextArea
          id="desk-reason"
          autoFocus
          rows={2}
          maxLength={1_000}
          value={form.reason}
          onChange={(event) => onChange({ reason: event.target.value, minutes })}
          onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && onSend()}
          data-testid="shelve-reason"
        />
      </Form.Item>
      <Form.Item label={t('desk.howLong')} extra={minutes === 0 ? t('desk.onceHint', { time: time(longest) }) : t('desk.until', { time: clock(now + minutes * 60_000).slice(0, 5), longest: time(longest) })}>
        <Radio.Group value={minutes} onChange={(event) => onChange({ minutes: event.target.value as number })} optionType="button" data-testid="shelve-time">
          {stepsUpTo(longest).map((step) => (
            <Radio key={step} value={step}>
              {time(step)}
            </Radio>
          ))}
          <Radio value={0}>{t('desk.once')}</Radio>
        </Radio.Group>
      </Form.Item>
    </>
  );
}
