import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { acceptHandover, type Shift } from '../../api/shifts';
import { useSession } from '../../app/SessionContext';
import { useNotify } from '../../components/Notices';
import { DraftNote } from '../../shared/DraftNote';
import { useDraft } from '../../shared/useDraft';
import type { ShiftActions } from './Current';
import { useHandoverTexts } from './texts';

/** The one who comes reads the lists and takes over with the own name and password, at this desk or another. The password is in no draft. */
export function AcceptForm({ shift, actions }: { shift: Shift; actions: ShiftActions }) {
  const { t } = useHandoverTexts();
  const { session } = useSession();
  const notify = useNotify();
  const own = session?.user ?? '';
  const draft = useDraft(`handover/${shift.id}/accept`, { user: own === shift.user ? '' : own, note: '' });
  const [password, setPassword] = useState('');
  const { user, note } = draft.value;
  const missing = user.trim() === '' || password === '';
  const accept = async () => {
    if (missing) {
      return;
    }
    const next = await actions.run(acceptHandover(shift.id, user.trim(), password, note));
    setPassword('');
    if (next !== null) {
      draft.clear();
      notify(next.user === own ? t('handover.accepted', { user: next.displayName }) : t('handover.acceptedHere', { user: next.displayName, own }));
    }
  };
  return (
    <Form layout="vertical" className="handover-form" onFinish={() => void accept()}>
      <p>{t('handover.acceptHint', { user: shift.handover?.signed?.by ?? '' })}</p>
      <DraftNote restoredAt={note === '' ? null : draft.restoredAt} onDiscard={draft.clear} />
      <div className="accept-who">
        <Form.Item label={t('handover.acceptUser')} required htmlFor="accept-user">
          <Input id="accept-user" autoComplete="off" value={user} onChange={(event) => draft.set((now) => ({ ...now, user: event.target.value }))} data-testid="accept-user" />
        </Form.Item>
        <Form.Item label={t('handover.acceptPassword')} required htmlFor="accept-password">
          <Input.Password id="accept-password" autoComplete="new-password" value={password} onChange={(event) => setPassword(event.target.value)} data-testid="accept-password" />
        </Form.Item>
        <Form.Item label={t('handover.acceptNote')} htmlFor="accept-note" className="accept-note">
          <Input id="accept-note" maxLength={1_000} value={note} onChange={(event) => draft.set((now) => ({ ...now, note: event.target.value }))} data-testid="accept-note" />
        </Form.Item>
      </div>
      <Button type="primary" htmlType="submit" loading={actions.busy} disabled={missing} data-testid="accept">
        {t('handover.accept')}
      </Button>
    </Form>
  );
}
