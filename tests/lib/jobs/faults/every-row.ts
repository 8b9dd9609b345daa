import { challenges, pushes, unansweredChallenges } from './callback-rows.ts'
import {
  ambiguous,
  cutAtOnce,
  goodAnswers,
  lostAnswers,
  pausing,
  refused,
  reusedIds,
} from './create-rows.ts'
import { ends } from './ends.ts'
import { downloads, links } from './file-rows.ts'
import { queries } from './query-rows.ts'
import { recordedEnds, recordedHandshakes, recordedLoss } from './recorded-ends.ts'
import { recordedRefusals } from './recorded-refusals.ts'
import type { Row } from './row.ts'

type Group = readonly [title: string, rows: Row[]]

/** A refusal pauses its account, or takes the callbacks from it: its job must have both to itself. */
export const alone: Group[] = [
  ['the create call is refused with', [...pausing, ...recordedRefusals.filter(touchesTheAccount)]],
  ['the create call is answered with', [cutAtOnce]],
  ["the create call is answered with another task's id, and", reusedIds],
  ['the challenge', unansweredChallenges],
  ['what was recorded of handshakes is', [recordedHandshakes]],
  ['what was recorded of files is', [recordedLoss]],
]

/** Those that harm nobody else. */
export const together: Group[] = [
  ['the answer is lost:', lostAnswers],
  ['the create call is refused with', [...refused, ...recordedRefusals.filter(harmless)]],
  ['the create call is answered with', ambiguous],
  ['the answer is', goodAnswers],
  ['the challenge', challenges],
  ['pushes', pushes],
  ['the query meets', queries],
  ['retrieve gives', links],
  ['the download is', downloads],
  ['what was recorded is', recordedEnds],
]

function touchesTheAccount({ end }: Row): boolean {
  return ends[end].state === 'queued' || end === 'callback_refused'
}

function harmless(row: Row): boolean {
  return !touchesTheAccount(row)
}

export const everyRow: Row[] = [...alone, ...together].flatMap(([, rows]) => rows)
