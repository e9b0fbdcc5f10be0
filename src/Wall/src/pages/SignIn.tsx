import { type FormEvent, useEffect, useState } from 'react';
import { useSession } from '../app/SessionContext';
import { about, signIn } from '../api/session';
import type { About } from '../api/types';
import { useTexts } from '../i18n/LangContext';

/** The only page without a session; over an expired one it lies as a dialog, and the page below stays as it was. */
export function SignIn() {
  const { t, toggle, lang } = useTexts();
  const { gate, refresh, session } = useSession();
  const [user, setUser] = useState(session?.user ?? '');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const [product, setProduct] = useState<About | null>(null);
  const expired = gate === 'expired';

  useEffect(() => {
    void about().then((answer) => answer.ok && setProduct(answer.value));
  }, [gate]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const answer = await signIn(user, password);
    if (answer.ok) {
      setFault('');
      await refresh();
    } else {
      setFault(faultOf(answer.failure.status));
    }
    setBusy(false);
  };

  const faultOf = (status: number): string => {
    switch (status) {
      case 0:
        return t('signin.unreachable');
      case 400:
      case 401:
        return t('signin.refused');
      case 429:
        return t('signin.tooMany');
      default:
        return t('signin.failed', { status });
    }
  };

  const Root = expired ? 'div' : 'main';
  return (
    <Root className={expired ? 'signin signin-over' : 'signin'} role={expired ? 'dialog' : undefined} aria-modal={expired || undefined} aria-label={t('signin.title')}>
      <form className="signin-box" onSubmit={(event) => void submit(event)}>
        <div className="signin-head">
          <img src="/favicon.svg" alt="" />
          <h1>{t('app.name')}</h1>
          <button type="button" className="quiet" onClick={toggle} data-testid="lang" title={t('header.langLabel')} lang={lang === 'zh' ? 'en' : 'zh-CN'}>
            {t('header.lang')}
          </button>
        </div>
        {product?.demo && (
          <span className="demo" data-testid="demo-mark" title={t('header.demoHint')}>
            {t('header.demo')}
          </span>
        )}
        {expired && <p className="signin-note">{t('signin.expired')}</p>}
        {gate === 'unreachable' && <p className="signin-note">{t('signin.unreachable')}</p>}
        <label>
          {t('signin.user')}
          <input value={user} onChange={(event) => setUser(event.target.value)} autoComplete="username" required maxLength={64} autoFocus={user === ''} data-testid="signin-user" />
        </label>
        <label>
          {t('signin.password')}
          <input type="password" value={password} onChange={(event) => setPassword(event.target.value)} autoComplete="current-password" required autoFocus={user !== ''} data-testid="signin-password" />
        </label>
        <p className="signin-fault" role="alert">
          {fault}
        </p>
        <button type="submit" className="do" disabled={busy} data-testid="signin-submit">
          {busy ? t('signin.busy') : t('signin.submit')}
        </button>
        <small className="signin-product">{product !== null && `${product.version.split('+')[0]} · ${product.engine}`}</small>
      </form>
    </Root>
  );
}
