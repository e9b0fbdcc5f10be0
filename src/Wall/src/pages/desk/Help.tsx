import { Modal } from 'antd';
import { useDeskTexts } from './texts';

const KEYS = [
  ['↑ ↓ PgUp PgDn Home End', 'move'],
  ['Shift ↑ ↓', 'range'],
  ['Space', 'mark'],
  ['Ctrl A / Esc', 'all'],
  ['A', 'acknowledge'],
  ['S', 'shelve'],
  ['R', 'reset'],
  ['U', 'unshelve'],
  ['Enter', 'open'],
  ['/', 'search'],
  ['?', 'help'],
] as const;

/** Which key does what. */
export function Help({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useDeskTexts();
  return (
    <Modal open={open} title={t('desk.keys')} footer={null} onCancel={onClose}>
      <dl className="keys" data-testid="desk-help">
        {KEYS.map(([key, what]) => (
          <div key={what}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`desk.key.${what}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
