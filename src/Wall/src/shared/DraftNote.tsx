import { Button } from 'antd';
import { useTexts } from '../i18n/LangContext';
import { dateTime } from '../time/format';

/** Says that a form shows what was typed earlier, and lets it be thrown away. */
export function DraftNote({ restoredAt, onDiscard }: { restoredAt: number | null; onDiscard: () => void }) {
  const { t } = useTexts();
  return restoredAt === null ? null : (
    <p className="draft-note" role="status">
      {t('draft.restored', { time: dateTime(restoredAt) })}
      <Button size="small" type="link" onClick={onDiscard}>
        {t('draft.discard')}
      </Button>
    </p>
  );
}
