import type { Handling, HandlingStep, Stage, Verdict } from '../../api/handling';

export const STAGES = ['verifying', 'contacted', 'judged', 'closed'] as const satisfies readonly Stage[];
export const VERDICTS: readonly Verdict[] = ['false', 'maintenance', 'process', 'real'];

const rank = (stage: Stage): number => STAGES.findIndex((one) => one === stage);

/** The stages that may follow (docs/api.md): forward, judged again, and what is closed is opened again. */
export function nextStages(now: Handling): Stage[] {
  return now.stage === 'closed' ? ['verifying'] : STAGES.filter((stage) => rank(stage) > rank(now.stage) || (stage === 'judged' && now.stage === 'judged'));
}

/** The stage that usually comes next: the first that goes on. */
export function usualNext(now: Handling): Stage {
  return nextStages(now).find((stage) => stage !== now.stage) ?? 'verifying';
}

/** What keeps a step from being sent; null: nothing. */
export function missing(now: Handling, stage: Stage, verdict: Verdict | null, note: string): 'verdict' | 'note' | null {
  if ((stage === 'judged' || stage === 'closed') && verdict === null && !(stage === 'closed' && now.verdict != null)) {
    return 'verdict';
  }
  return now.stage === 'closed' && note.trim() === '' ? 'note' : null;
}

/** What others did since a person began to write, `version` being the number of steps seen then. */
export const stepsSince = (now: Handling, version: number): HandlingStep[] => now.steps.slice(version);

/** The last step that brought each stage, for the line of stages. A reopening begins the line anew. */
export function lineOf(now: Handling): ReadonlyMap<Stage, HandlingStep> {
  const reopened = now.steps.findLastIndex((step, i) => step.stage === 'verifying' && now.steps[i - 1]?.stage === 'closed');
  return new Map(now.steps.slice(Math.max(0, reopened)).map((step) => [step.stage, step]));
}
