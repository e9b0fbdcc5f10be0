import { Form, Input, Modal } from 'antd';
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';
import { useTexts } from '../i18n/LangContext';

export interface ReasonQuestion {
  title: string;
  /** What will happen, in a sentence. */
  text?: ReactNode;
  /** Label of the field; by default "reason". */
  label?: string;
  /** Whether something must be written; by default yes. */
  required?: boolean;
  /** What was answered last time, or a draft. */
  initial?: string;
  /** It destroys or hides something: the button says so by its colour. */
  danger?: boolean;
  okText?: string;
}

/** Resolves with what was written (trimmed), or null if the person went back. */
export type AskReason = (question: ReasonQuestion) => Promise<string | null>;

const Context = createContext<AskReason | null>(null);

/** As long as the server takes. */
const MOST = 1000;

export function ReasonProvider({ children }: { children: ReactNode }) {
  const { t } = useTexts();
  const [question, setQuestion] = useState<ReasonQuestion | null>(null);
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const answer = useRef<(reason: string | null) => void>(() => undefined);
  const ask = useCallback<AskReason>((next) => {
    // A second question while one stands: the first counts as not answered.
    answer.current(null);
    setQuestion(next);
    setText(next.initial ?? '');
    setOpen(true);
    return new Promise((resolve) => {
      answer.current = resolve;
    });
  }, []);
  const close = (reason: string | null) => {
    setOpen(false);
    answer.current(reason);
    answer.current = () => undefined;
  };
  const missing = (question?.required ?? true) && text.trim() === '';
  return (
    <Context value={ask}>
      {children}
      <Modal
        open={open}
        title={question?.title}
        okText={question?.okText ?? t('common.ok')}
        cancelText={t('common.cancel')}
        okButtonProps={{ danger: question?.danger ?? false, disabled: missing }}
        onOk={() => close(text.trim())}
        onCancel={() => close(null)}
      >
        {question?.text !== undefined && <p className="reason-text">{question.text}</p>}
        <Form layout="vertical">
          <Form.Item label={question?.label ?? t('common.reason')} required={question?.required ?? true} htmlFor="reason">
            <Input.TextArea
              id="reason"
              autoFocus
              rows={3}
              maxLength={MOST}
              value={text}
              onChange={(event) => setText(event.target.value)}
              onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !missing && close(text.trim())}
              data-testid="reason"
            />
          </Form.Item>
        </Form>
      </Modal>
    </Context>
  );
}

/** Asks for a reason before something is done that somebody may have to explain later. */
export function useAskReason(): AskReason {
  const ask = useContext(Context);
  if (ask === null) {
    throw new Error('useAskReason outside ReasonProvider');
  }
  return ask;
}
