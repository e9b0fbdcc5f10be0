import { LeftOutlined, MinusOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons';
import { Button, DatePicker, Segmented, Space } from 'antd';
import dayjs from 'dayjs';
import { useServerNow } from '../feed/FeedContext';
import { useTexts } from '../i18n/LangContext';
import { RANGES } from '../trend/series';
import { boundsOf, isLive, moved, scaled, stretch, type TrendWindow } from '../trend/window';

interface Props {
  window: TrendWindow;
  onWindow: (window: TrendWindow) => void;
}

/** What a trend spans: the last minutes or hours going on, or any stretch of the past; by keyboard, too. */
export function TrendTools({ window, onWindow }: Props) {
  const { t } = useTexts();
  const now = useServerNow(1_000);
  const live = isLive(window);
  return (
    <Space className="trend-tools" size={6} wrap>
      <Segmented
        size="small"
        aria-label={t('trend.range')}
        value={live ? window.minutes : 0}
        options={RANGES.map((minutes) => ({ value: minutes, label: minutes < 60 ? t('trend.minutes', { n: minutes }) : t('trend.hours', { n: minutes / 60 }) }))}
        onChange={(minutes) => onWindow({ minutes })}
      />
      <Space.Compact size="small">
        <Button icon={<LeftOutlined />} aria-label={t('trend.earlier')} title={t('trend.earlier')} onClick={() => onWindow(moved(window, -0.5, now))} />
        <Button icon={<PlusOutlined />} aria-label={t('trend.closer')} title={t('trend.closer')} onClick={() => onWindow(scaled(window, 0.5, now))} />
        <Button icon={<MinusOutlined />} aria-label={t('trend.wider')} title={t('trend.wider')} onClick={() => onWindow(scaled(window, 2, now))} />
        <Button icon={<RightOutlined />} aria-label={t('trend.later')} title={t('trend.later')} disabled={live} onClick={() => onWindow(moved(window, 0.5, now))} />
      </Space.Compact>
    </Space>
  );
}

/** A stretch of the past by its dates. */
export function TrendPicker({ window, onWindow }: Props) {
  const { t } = useTexts();
  const now = useServerNow(10_000);
  const [from, to] = boundsOf(window, now);
  return (
    <DatePicker.RangePicker
      size="small"
      showTime={{ format: 'HH:mm' }}
      format="MM-DD HH:mm"
      allowClear={false}
      // Both ends may be empty: otherwise Tab does not get past them.
      allowEmpty={[true, true]}
      className="trend-picker"
      aria-label={t('trend.past')}
      value={isLive(window) ? null : [dayjs(from), dayjs(to)]}
      disabledDate={(day) => day.valueOf() > now}
      onChange={(range) => {
        if (range?.[0] && range[1]) {
          onWindow(stretch(range[0].valueOf(), Math.min(now, range[1].valueOf())));
        }
      }}
    />
  );
}
