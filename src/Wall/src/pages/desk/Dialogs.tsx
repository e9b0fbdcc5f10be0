import { Button, Form, Input, Modal } from 'antd';
import { useMemo } from 'react';
import type { AlarmRecord } from '../../api/types';
import { useFeed } from '../../feed/FeedContext';
import { DraftNote } from '../../shared/DraftNote';
import { Failures } from './Failures';
import { ShelveFields } from './ShelveFields';
import { Targets } from './Targets';
import { useDeskTexts } from './texts';
import type { CommandForm, Commands } from './useCommands';

/** As long as the server takes, characters. */
const LONGEST_TEXT = 1_000;

/** The dialogs of the commands that ask for something: what for, and for which alarms by name. */
export function Dialogs({ commands }: { commands: Commands }) {
  const { t } = useDeskTexts();
  const { value: form, set, restoredAt, clear } = commands.form;
  const live = useFeed((state) => state.alarms);
  const targets = useMemo(() => form.ids.flatMap((id): AlarmRecord | AlarmRecord[] => live.get(id) ?? []), [form.ids, live]);
  const shelving = form.open === 'shelve';
  const missing = targets.length === 0 || (shelving && form.reason.trim() === '');
  const change = (some: Partial<CommandForm>) => set((now) => ({ ...now, ...some }));
  const send = () => (missing || commands.busy ? undefined : void commands.send(targets));
  return (
    <Modal
      open={form.open !== null}
      width={640}
      destroyOnHidden
      // The library gives the focus to its frame once it is open: who pressed a key wants to type.
      afterOpenChange={(open) => open && document.getElementById(shelving ? 'desk-reason' : 'desk-note')?.focus()}
      title={t(shelving ? 'desk.shelveTitle' : 'desk.ackTitle', { n: targets.length })}
      onCancel={() => change({ open: null })}
      footer={[
        <Button key="cancel" onClick={() => change({ open: null })}>
          {t('common.cancel')}
        </Button>,
        <Button key="ok" type="primary" loading={commands.busy} disabled={missing} onClick={send} data-testid="command-send">
          {t(shelving ? 'desk.shelve' : 'alarm.ack')}
        </Button>,
      ]}
    >
      <div data-testid={shelving ? 'shelve-dialog' : 'ack-dialog'}>
        <Targets alarms={targets} gone={form.ids.length - targets.length} />
        <DraftNote restoredAt={form.note !== '' || form.reason !== '' ? restoredAt : null} onDiscard={clear} />
        <Form layout="vertical" onFinish={send}>
          {shelving ? (
            <ShelveFields form={form} alarms={targets} onChange={change} onSend={send} />
          ) : (
            <Form.Item label={t('desk.note')} htmlFor="desk-note" extra={t('desk.enterSends')}>
              <Input
                id="desk-note"
                autoFocus
                maxLength={LONGEST_TEXT}
                value={form.note}
                onChange={(event) => change({ note: event.target.value })}
                onPressEnter={send}
                data-testid="command-note"
              />
            </Form.Item>
          )}
        </Form>
        <Failures commands={commands} />
      </div>
    </Modal>
  );
}
