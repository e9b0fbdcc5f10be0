import { Button, Form, Input } from 'antd';
import { type Shift, signHandover } from '../../api/shifts';
import { useSession } from '../../app/SessionContext';
import { DraftNote } from '../../shared/DraftNote';
import { useDraft } from '../../shared/useDraft';
import type { ShiftActions } from './Current';
import { useHandoverTexts } from './texts';

/** The one who goes says what the lists do not, and signs. Who signs for somebody else says why. */
export function SignForm({ shift, actions }: { shift: Shift; actions: ShiftActions }) {
  const { t } = useHandoverTexts();
  const { session } = useSession();
  const draft = useDraft(`handover/${shift.id}/sign`, '');
  const forAnother = session?.user !== shift.user;
  const missing = forAnother && draft.value.trim() === '';
  const sign = async () => {
    if (!missing && (await actions.run(signHandover(shift.id, draft.value))) !== null) {
      draft.clear();
    }
  };
  return (
    <Form layout="vertical" className="handover-form" onFinish={() => void sign()}>
      <DraftNote restoredAt={draft.value === '' ? null : draft.restoredAt} onDiscard={draft.clear} />
      <Form.Item label={forAnother ? t('handover.signFor', { user: shift.displayName }) : t('handover.signNote')} required={forAnother} htmlFor="sign-note">
        <Input.TextArea id="sign-note" rows={3} maxLength={1_000} value={draft.value} onChange={(event) => draft.set(event.target.value)} data-testid="sign-note" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={actions.busy} disabled={missing} data-testid="sign">
        {t('handover.sign', { user: session?.user ?? '' })}
      </Button>
    </Form>
  );
}
