import { presentRecord } from '../../api/alarms';
import type { ApiFailure, ApiResult } from '../../api/http';
import type { AlarmRecord } from '../../api/types';

/** What became of a command on one alarm. */
export interface Outcome {
  alarm: AlarmRecord;
  failure: ApiFailure | null;
  /** The record after it, or the present one of a 409; null if the answer had none. */
  after: AlarmRecord | null;
}

/** At once on the way: more would queue in the browser, which has six connections for HTTP/1.1. */
const AT_ONCE = 5;

/** The command on each alarm, in their order, a few at a time; tells of each as it is answered. */
export async function runOnEach(
  alarms: readonly AlarmRecord[],
  command: (alarm: AlarmRecord) => Promise<ApiResult<AlarmRecord>>,
  tell: (outcome: Outcome) => void = () => undefined,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let next = 0;
  const worker = async () => {
    for (let i = next++; i < alarms.length; i = next++) {
      const alarm = alarms[i];
      if (alarm !== undefined) {
        const answer = await command(alarm);
        const outcome: Outcome = answer.ok
          ? { alarm, failure: null, after: answer.value }
          : { alarm, failure: answer.failure, after: presentRecord(answer.failure) };
        outcomes[i] = outcome;
        tell(outcome);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return outcomes;
}
