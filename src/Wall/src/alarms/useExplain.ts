import { useCallback } from 'react';
import { presentRecord } from '../api/alarms';
import { type ApiFailure, faultsOf } from '../api/http';
import { useTexts } from '../i18n/LangContext';
import { dateTime } from '../time/format';
import { whoDid } from './conflict';

/** What to say of a command on an alarm that did not succeed: a 409 names who was faster, and the state now. */
export function useExplain(): (failure: ApiFailure) => string {
  const { t, word, pick } = useTexts();
  return useCallback(
    (failure) => {
      const present = presentRecord(failure);
      if (present !== null) {
        const { by, at } = whoDid(present);
        const state = word('state', present.state);
        return by === null ? t('alarm.conflict', { state }) : t('alarm.conflictBy', { state, by, at: at === null ? '' : dateTime(at).slice(11) });
      }
      const faults = faultsOf(failure);
      if (faults.length > 0) {
        return faults.map((fault) => pick(fault.text, fault.textEn)).join('; ');
      }
      switch (failure.status) {
        case 0:
          return t('alarm.unreachable');
        case 401:
          return t('alarm.signedOut');
        case 403:
          return t('alarm.forbidden');
        case 404:
          return t('alarm.gone');
        default:
          return t('alarm.failed', { status: failure.status, detail: failure.detail || pick(failure.title, failure.titleEn) });
      }
    },
    [t, word, pick],
  );
}
