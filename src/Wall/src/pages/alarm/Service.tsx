import { Alert, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { returnToService, takeOutOfService } from '../../api/alarms';
import type { ApiFailure, ApiResult } from '../../api/http';
import type { AlarmRecord } from '../../api/types';
import { useSession } from '../../app/SessionContext';
import { useNotify } from '../../components/Notices';
import { useFeedClient } from '../../feed/FeedContext';
import { DraftNote } from '../../shared/DraftNote';
import { Problem } from '../../shared/Problem';
import { useDraft } from '../../shared/useDraft';
import { useAlarmTexts } from './texts';

const EMPTY = { permit: '', reason: '' };

/** Takes the alarm out of service under a permit, or back into it: for those who may (engineer, supervisor, admin). */
export function Service({ alarm }: { alarm: AlarmRecord }) {
  const { t } = useAlarmTexts();
  const { session } = useSession();
  const { store } = useFeedClient();
  const notify = useNotify();
  const { value, set, restoredAt, clear } = useDraft(`alarm/out/${alarm.id}`, EMPTY);
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  if (!(session?.roles ?? []).some((role) => ['engineer', 'supervisor', 'admin'].includes(role))) {
    return null;
  }
  const out = alarm.state === 'OOSRV';
  const missing = value.permit.trim() === '';
  const run = async (command: Promise<ApiResult<AlarmRecord>>) => {
    setBusy(true);
    const answer = await command;
    setBusy(false);
    setFailure(answer.ok ? null : answer.failure);
    if (answer.ok) {
      store.post({ type: 'record', at: performance.now(), record: answer.value });
      setOpen(false);
      clear();
      notify(t(out ? 'alarm.returned' : 'alarm.takenOut'));
    }
  };
  const take = () => (missing || busy ? undefined : void run(takeOutOfService(alarm.id, value.permit.trim(), value.reason.trim())));
  return (
    <>
      <Button loading={busy && !open} onClick={() => (out ? void run(returnToService(alarm.id)) : setOpen(true))} data-testid={out ? 'do-return' : 'do-out'}>
        {t(out ? 'alarm.return' : 'alarm.takeOut')}
      </Button>
      {!open && failure !== null && <Problem failure={failure} />}
      <Modal
        open={open}
        title={t('alarm.takeOutTitle')}
        okText={t('alarm.takeOut')}
        cancelText={t('common.cancel')}
        okButtonProps={{ danger: true, disabled: missing, loading: busy }}
        onOk={take}
        onCancel={() => setOpen(false)}
        afterOpenChange={(shown) => shown && document.getElementById('out-permit')?.focus()}
      >
        <DraftNote restoredAt={value.permit === '' && value.reason === '' ? null : restoredAt} onDiscard={clear} />
        <Alert type="warning" showIcon title={t('alarm.takeOutText')} />
        <Form layout="vertical" onFinish={take} className="service-form">
          <Form.Item label={t('alarm.permitNumber')} required htmlFor="out-permit">
            <Input id="out-permit" maxLength={100} value={value.permit} onChange={(event) => set({ ...value, permit: event.target.value })} onPressEnter={take} data-testid="out-permit" />
          </Form.Item>
          <Form.Item label={t('common.reason')} htmlFor="out-reason">
            <Input id="out-reason" maxLength={1_000} value={value.reason} onChange={(event) => set({ ...value, reason: event.target.value })} onPressEnter={take} data-testid="out-reason" />
          </Form.Item>
        </Form>
        <Problem failure={failure} />
      </Modal>
    </>
  );
}
