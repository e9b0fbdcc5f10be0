import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';

interface Notice {
  id: number;
  text: string;
  bad: boolean;
}

type Notify = (text: string, bad?: boolean) => void;

const Context = createContext<Notify | null>(null);

/** How long a notice stays, ms, and how many stay at once: older ones give way. */
const STAY_MS = 6_000;
const MOST = 4;

/** Short answers to what a person just did, read aloud by screen readers. */
export function NoticeProvider({ children }: { children: ReactNode }) {
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const next = useRef(0);
  const notify = useCallback<Notify>((text, bad = false) => {
    const id = next.current++;
    setNotices((now) => [...now, { id, text, bad }].slice(-MOST));
    setTimeout(() => setNotices((now) => now.filter((notice) => notice.id !== id)), STAY_MS);
  }, []);
  return (
    <Context value={notify}>
      {children}
      <div className="notices" role="status" aria-live="polite">
        {notices.map((notice) => (
          <p key={notice.id} className={notice.bad ? 'notice notice-bad' : 'notice'}>
            {notice.text}
          </p>
        ))}
      </div>
    </Context>
  );
}

export function useNotify(): Notify {
  const notify = useContext(Context);
  if (notify === null) {
    throw new Error('useNotify outside NoticeProvider');
  }
  return notify;
}
