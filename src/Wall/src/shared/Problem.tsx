import { Alert, Button } from 'antd';
import { type ApiFailure, faultsOf } from '../api/http';
import { useServerNow } from '../feed/FeedContext';
import { useTexts } from '../i18n/LangContext';

interface Props {
  failure: ApiFailure | null;
  /** When it is tried again by itself, Unix ms. */
  retryAt?: number | null;
  onRetry?: () => void;
  /** What did not succeed, in words; without it the server's own title stands alone. */
  what?: string;
}

/** What went wrong, in the reader's language, with every fault that the server named and a way on. */
export function Problem({ failure, retryAt = null, onRetry, what }: Props) {
  const { t, pick } = useTexts();
  // A 401 opened the sign-in over the page: once that is over, nothing is wrong any more.
  if (failure === null || failure.status === 401) {
    return null;
  }
  const said = titleOf(failure, t, pick);
  const faults = faultsOf(failure);
  // Of no answer at all the browser's own words say nothing more.
  const detail = failure.status === 0 ? '' : failure.detail;
  return (
    <Alert
      type={failure.status === 0 || failure.status === 503 ? 'warning' : 'error'}
      showIcon
      role="alert"
      data-testid="problem"
      title={what === undefined ? said : t('rest.what', { what, why: said })}
      description={
        faults.length > 0 || detail !== '' || retryAt !== null ? (
          <>
            {detail !== '' && <p>{detail}</p>}
            {faults.length > 0 && (
              <ul className="faults">
                {faults.map((fault, i) => (
                  <li key={i}>
                    {fault.where !== '' && <code>{fault.where}</code>} {pick(fault.text, fault.textEn)}
                  </li>
                ))}
              </ul>
            )}
            {retryAt !== null && <Countdown until={retryAt} />}
          </>
        ) : undefined
      }
      action={
        onRetry && (
          <Button size="small" onClick={onRetry}>
            {t('rest.retry')}
          </Button>
        )
      }
    />
  );
}

function titleOf(failure: ApiFailure, t: ReturnType<typeof useTexts>['t'], pick: ReturnType<typeof useTexts>['pick']): string {
  if (failure.status === 0) {
    return t('rest.unreachable');
  }
  return pick(failure.title, failure.titleEn) || t('rest.failed', { status: failure.status });
}

function Countdown({ until }: { until: number }) {
  const { t } = useTexts();
  // Only to be drawn each second; the moment itself is one of this browser's clock.
  useServerNow(1_000);
  return <small>{t('rest.retryIn', { n: Math.max(0, Math.ceil((until - Date.now()) / 1000)) })}</small>;
}
