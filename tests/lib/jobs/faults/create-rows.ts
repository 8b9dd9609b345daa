import { base, create, push, type Row } from './row.ts'

type Body = 'html' | 'json' | 'text' | 'empty'
const http = (status: number, body: Body = 'html') => ({ kind: 'http', status, body }) as const

/** Refused before anything was taken, nothing echoed: the job waits with its reason, and the account with it. */
export const pausing: Row[] = [
  { name: '401', faults: [create(http(401))], end: 'upstream_auth' },
  { name: '403', faults: [create(http(403, 'json'))], end: 'upstream_auth' },
  { name: '402', faults: [create(http(402))], end: 'upstream_balance' },
  { name: '429', faults: [create(http(429, 'text'))], end: 'rate_limited' },
]

/** The same for good. */
export const refused: Row[] = [400, 413, 422].map((status) => ({
  name: `${status}`,
  faults: [create(http(status))],
  end: 'parameters_refused',
}))

/** Nobody knows whether it was taken: kept, shown, never sent again. */
export const ambiguous: Row[] = [
  ...(
    [
      [408, 'empty'],
      [500, 'json'],
      [503, 'text'],
      [504, 'html'],
      [302, 'empty'],
    ] as const
  ).map(
    ([status, body]): Row => ({
      name: `${status}`,
      faults: [create(http(status, body))],
      end: 'outcome_unknown',
    }),
  ),
  {
    name: 'half a word, and nothing is taken',
    faults: [create({ kind: 'body', as: 'malformed', at: 'before' })],
    end: 'outcome_unknown',
  },
  { name: 'a code nobody knows', faults: [create(base(4711))], end: 'outcome_unknown' },
  { name: 'a reset before accept', faults: [create({ kind: 'reset' })], end: 'outcome_unknown' },
]

/** Cut off before a word of it is read: no rule can tell whose it is. */
export const cutAtOnce: Row = {
  name: 'nothing: the connection is cut at once',
  faults: [create({ kind: 'refuse' })],
  end: 'outcome_unknown',
}

/** A create call has a minute. */
const overAMinute = 60_300

/** Taken, but the answer is late, lost or odd: the push on the attempt's own address brings the task id. */
export const lostAnswers: Row[] = [
  {
    name: 'taken only when we had given up',
    faults: [create({ kind: 'delay', at: 'before', milliseconds: overAMinute })],
    end: 'done',
  },
  {
    name: 'answered only when we had given up',
    faults: [create({ kind: 'delay', at: 'after', milliseconds: overAMinute })],
    end: 'done',
  },
  {
    name: 'begun in time, but not ended',
    faults: [create({ kind: 'trickle', milliseconds: overAMinute + 1000 })],
    end: 'done',
  },
  ...(
    [
      ['a reset after accept', { kind: 'reset', at: 'after' }],
      ['a 502 after accept', { kind: 'http', status: 502, at: 'after' }],
      ['1024 after accept', { ...base(1024), at: 'after' }],
      ['a refusal after accept', { ...base(1008), at: 'after' }],
    ] as const
  ).map(([name, fault]): Row => ({ name, faults: [create(fault)], end: 'done' })),
  ...(['malformed', 'truncated', 'huge', 'html', 'duplicate_keys', 'empty'] as const).map(
    (as): Row => ({ name: `${as} answer`, faults: [create({ kind: 'body', as })], end: 'done' }),
  ),
  ...(['empty', 'missing', 'huge'] as const).map(
    (as): Row => ({
      name: `task id ${as}`,
      faults: [create({ kind: 'task_id', as })],
      end: 'done',
    }),
  ),
  {
    name: 'and every push, too',
    faults: [create({ kind: 'reset', at: 'after' }), push({ kind: 'drop' }, 'always')],
    end: 'outcome_unknown',
  },
  {
    name: 'and the pushes name a task of nobody',
    faults: [
      create({ kind: 'reset', at: 'after' }),
      push({ kind: 'forge', as: 'task', instead: true }, 'always'),
    ],
    end: 'outcome_unknown',
  },
]

/** Slow or unusual, and yet an answer. */
export const goodAnswers: Row[] = [
  {
    name: 'late, because it was taken late',
    faults: [create({ kind: 'delay', at: 'before', milliseconds: 1500 })],
    end: 'done',
  },
  {
    name: 'late, after every push',
    faults: [create({ kind: 'delay', at: 'after', milliseconds: 1500 })],
    end: 'done',
    plays: ['callbacks/robustness_cases/push before create answer is stored'],
  },
  {
    name: 'letter by letter',
    faults: [create({ kind: 'trickle', milliseconds: 1200 })],
    end: 'done',
  },
  {
    name: 'with its id as a number',
    faults: [create({ kind: 'task_id', as: 'number' })],
    end: 'done',
  },
  {
    name: 'with an id that no number holds',
    faults: [create({ kind: 'task_id', as: 'wide' })],
    end: 'done',
  },
]

/** The id of another job's task is believed by nobody. */
export const reusedIds: Row[] = [
  {
    name: 'its own push tells which one is its own',
    second: true,
    faults: [create({ kind: 'task_id', as: 'reused' })],
    end: 'done',
  },
  {
    name: 'and no push tells more',
    second: true,
    faults: [create({ kind: 'task_id', as: 'reused' }), push({ kind: 'drop' }, 'always')],
    end: 'outcome_unknown',
  },
]
