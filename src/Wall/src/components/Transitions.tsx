import type { AlarmTransition } from '../api/types';
import { useServerNow } from '../feed/FeedContext';
import { useTexts } from '../i18n/LangContext';
import { moment } from '../time/format';

/** What happened to an alarm, in the order of the journal. */
export function Transitions({ transitions }: { transitions: readonly AlarmTransition[] }) {
  const { t, word } = useTexts();
  const now = useServerNow(10_000);
  return (
    <section className="transitions" data-testid="transitions">
      <h3>{t('alarm.transitions')}</h3>
      <ol>
        {transitions.map((transition) => (
          <li key={transition.seq} data-reason={transition.reason}>
            <time dateTime={transition.at}>{moment(transition.at, now)}</time>
            <b>{word('transition', transition.reason)}</b>
            <span>
              {word('state', transition.from)} → {word('state', transition.to)}
            </span>
            <small>
              {transition.by ?? ''}
              {transition.late ? ` ${t('alarm.late')}` : ''} #{transition.seq}
            </small>
          </li>
        ))}
      </ol>
    </section>
  );
}
