import type { ChallengeRecord } from './challenge.ts'

/** What the stand-in has seen since it started or was reset. */
export type Counters = {
  creates: {
    seen: number
    accepted: number
    /** Answered with a base_resp code by the sandbox's own rules. */
    refused: number
    refusedByCode: Record<number, number>
    /** Calls that a fault rule touched, accepted or not. */
    disturbed: number
  }
  queries: number
  retrieves: number
  downloads: number
  /** By what came of them: echoed, timeout, unreachable, status, not_json, different. */
  challenges: { sent: number; results: Partial<Record<ChallengeRecord['result'], number>> }
  pushes: { sent: number; delivered: number; failed: number; dropped: number }
  /** Download requests that carried an Authorization header: an API key given to a file host. */
  authorizationLeaks: number
}

export function startCounters(): Counters {
  return {
    creates: { seen: 0, accepted: 0, refused: 0, refusedByCode: {}, disturbed: 0 },
    queries: 0,
    retrieves: 0,
    downloads: 0,
    challenges: { sent: 0, results: {} },
    pushes: { sent: 0, delivered: 0, failed: 0, dropped: 0 },
    authorizationLeaks: 0,
  }
}
