import { describe, expect, it } from 'vitest';
import type { AlarmTransition } from '../../src/api/types';
import { alarm, alarms, live, play, SITE, snapshot, transition } from '../build';

describe('numbered transitions', () => {
  it('apply_nextNumber_showsTheRecord', () => {
    const state = play(live(), alarms(transition(1)));
    expect(state.alarms.get('A1')?.state).toBe('UNACK');
    expect(state.seqBySite.get(SITE)).toBe(1);
  });

  it('apply_toNormal_removesTheRecord', () => {
    const gone = transition(2, { to: 'NORM', reason: 'cleared', record: { id: 'A1' } });
    expect(play(live(), alarms(transition(1), gone)).alarms.size).toBe(0);
  });

  it('apply_sameNumberAgain_changesNothing', () => {
    const once = play(live(), alarms(transition(1), transition(2)));
    const twice = play(once, alarms(transition(1), transition(2, { record: { text: 'other' } })));
    expect(twice).toBe(once);
  });

  it('apply_gap_doesNotApplyAndAsksAgain', () => {
    const state = play(live(), alarms(transition(1), transition(3)));
    expect([...state.alarms.keys()]).toEqual(['A1']);
    expect(state.seqBySite.get(SITE)).toBe(1);
    expect(state.sync).toBe('wanted');
  });

  it('apply_gapWhileAlreadyAsked_asksOnlyOnce', () => {
    const asked = play(live(), alarms(transition(3)), { type: 'watchCalled', at: 1200 });
    expect(play(asked, alarms(transition(4))).sync).toBe('asked');
  });

  it('apply_gapInOneSite_doesNotHoldUpAnother', () => {
    const state = play(live(), alarms(transition(5), transition(1, { siteId: '330100002', record: { id: 'B1' } })));
    expect([...state.alarms.keys()]).toEqual(['B1']);
  });

  it('apply_resumedSnapshotThenMissedOnes_eachShownOnce', () => {
    const before = play(live(), alarms(transition(1)), { type: 'closed', at: 2000 }, { type: 'connected', at: 2100 }, { type: 'watchCalled', at: 2101 });
    const resumed = snapshot({ resumed: true, seqBySite: { [SITE]: 3 }, alarms: [alarm({ id: 'A1' }), alarm({ id: 'A3', seq: 3 })] });
    const after = play(before, { type: 'snapshot', at: 2200, snapshot: resumed });
    const missed = play(after, alarms(transition(2), transition(3)));
    expect(missed).toBe(after);
    expect([...play(missed, alarms(transition(4))).alarms.keys()]).toEqual(['A1', 'A3', 'A4']);
  });

  it('apply_anySplitIntoMessages_givesTheSamePicture', () => {
    const steps: AlarmTransition[] = [];
    for (let seq = 1; seq <= 40; seq++) {
      const id = `A${seq % 7}`;
      steps.push(transition(seq, { to: seq % 5 === 0 ? 'NORM' : seq % 3 === 0 ? 'ACKED' : 'UNACK', record: { id } }));
    }
    const whole = play(live(), alarms(...steps));
    for (let cut = 1; cut < 12; cut++) {
      let state = live();
      for (let i = 0; i < steps.length; i += cut) {
        // Each message also repeats the one before it, as a server may after a reconnect.
        state = play(state, alarms(...steps.slice(Math.max(0, i - cut), i + cut)));
      }
      expect([...state.alarms].sort()).toEqual([...whole.alarms].sort());
      expect(state.seqBySite).toEqual(whole.seqBySite);
    }
  });
});

describe('what is heard', () => {
  const count = (...steps: AlarmTransition[]) => play(live(), alarms(...steps)).annunciation;

  it('hear_newAlarms_countsOnceWithTheWorst', () => {
    const heard = count(transition(1, { record: { priority: 'low' } }), transition(2, { record: { priority: 'critical' } }), transition(3));
    expect(heard).toEqual({ count: 1, priority: 'critical' });
  });

  it('hear_lateHistory_isSilent', () => {
    expect(count(transition(1, { late: true })).count).toBe(0);
  });

  it('hear_acknowledgedOrEased_isSilent', () => {
    const acked = transition(1, { from: 'UNACK', to: 'ACKED', reason: 'acknowledged' });
    const eased = transition(2, { from: 'UNACK', to: 'UNACK', reason: 'eased' });
    expect(count(acked, eased).count).toBe(0);
  });

  it('hear_worsenedAfterAcknowledged_sounds', () => {
    expect(count(transition(1, { from: 'ACKED', reason: 'worsened' })).count).toBe(1);
  });
});
