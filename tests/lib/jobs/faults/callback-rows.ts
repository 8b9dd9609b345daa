import { challenge, push, type Row } from './row.ts'

const done = (name: string, ...faults: Row['faults']): Row => ({ name, faults, end: 'done' })

/** Not asked, or so that nobody can answer: refused, and sent again without an address. */
export const unansweredChallenges: Row[] = [
  { ...done('never comes', challenge({ kind: 'never' })), meanwhile: ['callback'] },
  ...(['number', 'null', 'object', 'empty', 'missing', 'huge'] as const).map(
    (as): Row => ({
      ...done(`is ${as}`, challenge({ kind: 'wrong', as })),
      meanwhile: ['callback'],
    }),
  ),
]

export const challenges: Row[] = [
  done('comes twice', challenge({ kind: 'twice' })),
  done('comes twice with another value', challenge({ kind: 'twice', second: 'other' })),
  done('comes after the accept', challenge({ kind: 'after_accept' })),
  done('is skipped', challenge({ kind: 'skip' })),
  done('is late', challenge({ kind: 'late', milliseconds: 500 })),
  done('is later than we would have to be', challenge({ kind: 'late', milliseconds: 3500 })),
  // The echo is on record, so the refusal is not believed: it may have been taken.
  {
    name: 'is echoed and disbelieved',
    faults: [challenge({ kind: 'disbelieve' })],
    end: 'outcome_unknown',
  },
]

export const pushes: Row[] = [
  done('are dropped', push({ kind: 'drop' }, 'always')),
  {
    ...done('come many times', push({ kind: 'duplicate', times: 5 }, 'always')),
    plays: ['callbacks/robustness_cases/duplicate success'],
  },
  {
    ...done('come in the wrong order', push({ kind: 'reorder' }, 'always')),
    plays: ['callbacks/robustness_cases/out of order'],
  },
  done('come late', push({ kind: 'delay', milliseconds: 800 }, 'always')),
  done('lie about the state', push({ kind: 'forge', as: 'status', status: 'failed' }, 'always')),
  done(
    'only ever lie about the state',
    push({ kind: 'forge', as: 'status', instead: true }, 'always'),
  ),
  done('also come for the task of nobody', push({ kind: 'forge', as: 'task' }, 'always')),
  {
    ...done(
      'only come for the task of nobody',
      push({ kind: 'forge', as: 'task', instead: true }, 'always'),
    ),
    plays: ['callbacks/robustness_cases/push for unknown task'],
  },
  done('also go to another address', push({ kind: 'forge', as: 'token' }, 'always')),
  done('only go to another address', push({ kind: 'forge', as: 'token', instead: true }, 'always')),
  {
    ...done('shout', push({ kind: 'capitals' }, 'always')),
    plays: ['callbacks/pushes/success, capitalised variant in an older official sample'],
  },
  ...(['malformed', 'html', 'huge', 'empty'] as const).map((as) =>
    done(`have a body that is ${as}`, push({ kind: 'body', as }, 'always')),
  ),
]
