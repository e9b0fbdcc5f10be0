import type { AlarmRecord, AlarmTransition, Priority } from '../api/types';
import { isUnacknowledged, worse } from '../alarms/order';
import type { FeedState } from './state';

/**
 * Applies numbered transitions. A number already applied is ignored; one that leaves a gap is not applied and asks for
 * a resume, because the journal, not this message, then knows what happened.
 */
export function applyTransitions(state: FeedState, transitions: readonly AlarmTransition[]): FeedState {
  let alarms: Map<string, AlarmRecord> | null = null;
  let seqBySite: Map<string, number> | null = null;
  let gap = false;
  let loudest: Priority | null = null;
  for (const transition of transitions) {
    const last = (seqBySite ?? state.seqBySite).get(transition.siteId) ?? 0;
    if (transition.seq <= last) {
      continue;
    }
    if (transition.seq !== last + 1) {
      gap = true;
      continue;
    }
    alarms ??= new Map(state.alarms);
    seqBySite ??= new Map(state.seqBySite);
    seqBySite.set(transition.siteId, transition.seq);
    apply(alarms, transition);
    if (isHeard(transition)) {
      loudest = loudest === null ? transition.alarm.priority : worse(loudest, transition.alarm.priority);
    }
  }
  if (alarms === null && !gap) {
    return state;
  }
  return {
    ...state,
    alarms: alarms ?? state.alarms,
    seqBySite: seqBySite ?? state.seqBySite,
    sync: gap && state.sync === 'idle' && state.link === 'live' ? 'wanted' : state.sync,
    annunciation: loudest === null ? state.annunciation : { count: state.annunciation.count + 1, priority: loudest },
  };
}

function apply(alarms: Map<string, AlarmRecord>, transition: AlarmTransition): void {
  const { alarm } = transition;
  const shown = alarms.get(alarm.id);
  if (shown !== undefined && shown.seq > alarm.seq) {
    return;
  }
  if (alarm.state === 'NORM') {
    alarms.delete(alarm.id);
  } else {
    alarms.set(alarm.id, alarm);
  }
}

/** New, worse, or only now announced, and nobody has acknowledged it. Late history is silent (alarms.md §3). */
function isHeard(transition: AlarmTransition): boolean {
  return !transition.late && transition.to === 'UNACK' && isUnacknowledged(transition.alarm.state) && transition.reason !== 'eased';
}
