import { fixtures } from '../../minimax/fixtures.ts'
import type { End } from './ends.ts'
import { baseOf } from './recorded-refusals.ts'
import { base, create, download, query, type Row, retrieve, unrung } from './row.ts'

/** What a query or retrieve call was refused with, once or for as long as the row says. */
function told(section: 'query' | 'retrieve', name: string) {
  const found = fixtures[section].find((entry) => entry.name === name)
  if (!found) throw new Error(`no fixture ${section}/${name}`)
  const { status_code: code, status_msg: text } = baseOf(found.response.body)
  return base(code, text)
}

const row = (plays: string | string[], end: End, rest: Partial<Row> = {}): Row => {
  const entries = typeof plays === 'string' ? [plays] : plays
  return { name: entries.join(', '), faults: [], end, plays: entries, ...rest }
}
const away: Partial<Row> = { meanwhile: ['upstream_unreachable'] }
const keyRefused: Partial<Row> = { meanwhile: ['upstream_auth'] }

/** A task's own end, and what stands in the way of it. */
export const recordedEnds: Row[] = [
  row(
    [
      'query/preparing',
      'query/queueing',
      'query/processing (live shape)',
      'query/success, 768P 16:9 live',
      'callbacks/handshake_ok',
      'callbacks/pushes/processing',
      'callbacks/pushes/success',
      'create_ok/with callback_url (handshake succeeded first)',
      'retrieve/CN host, live shape',
      'download/ok',
      'lifecycle_example',
      'status_codes/0',
    ],
    'done',
  ),
  row(['query/processing (minimal shape)', 'query/success, pre-2025 shape without sizes'], 'done', {
    faults: [query({ kind: 'minimal' }, 'always'), unrung],
  }),
  row('query/success but file_id missing (defect seen by clients)', 'done', {
    ...away,
    faults: [query({ kind: 'no_file_id' }, 3), unrung],
  }),
  row(
    ['query/fail, input moderated', 'callbacks/pushes/failed, input moderated'],
    'input_moderated',
    {
      word: 'sandbox:fail-input',
    },
  ),
  row(
    ['query/fail, output moderated', 'callbacks/pushes/failed, output moderated'],
    'output_moderated',
    {
      word: 'sandbox:fail-output',
    },
  ),
  row('query/fail, unusable image found late', 'image_refused', { word: 'sandbox:fail-image' }),
  row('query/fail without reason', 'unexplained', { word: 'sandbox:fail-silent' }),
  row('query/poll rate limited', 'done', {
    ...away,
    faults: [query(told('query', 'poll rate limited')), unrung],
  }),
  row('query/poll with bad key', 'done', {
    ...keyRefused,
    faults: [query(told('query', 'poll with bad key')), unrung],
  }),
  row('query/poll hits internal error', 'done', {
    ...away,
    faults: [query(told('query', 'poll hits internal error')), unrung],
  }),
  row('query/unknown task_id', 'task_unknown', {
    faults: [query(told('query', 'unknown task_id'), 'always'), unrung],
    aged: { state: 'rendering', interval: '11 minutes', unknown: true },
  }),
  row('retrieve/2025-08 shape with backup URL', 'done', {
    faults: [retrieve({ kind: 'backup_link' }), download({ kind: 'expired' }), unrung],
  }),
  row('retrieve/bad key', 'done', {
    ...keyRefused,
    faults: [retrieve(told('retrieve', 'bad key')), unrung],
  }),
  row('retrieve/internal service error', 'done', {
    ...away,
    faults: [retrieve(told('retrieve', 'internal service error')), unrung],
  }),
  row('retrieve/rpm limit', 'done', {
    ...away,
    faults: [retrieve(told('retrieve', 'rpm limit')), unrung],
  }),
  row('download/range', 'done', { faults: [download({ kind: 'truncated' })] }),
  row('download/expired signature', 'done', {
    meanwhile: ['download'],
    faults: [download({ kind: 'expired' }), unrung],
  }),
  row('http_layer/gateway trouble', 'outcome_unknown', {
    faults: [create({ kind: 'http', status: 502, body: 'html' })],
  }),
  row('http_layer/wrong path', 'done', {
    ...away,
    faults: [query({ kind: 'http', status: 404, body: 'text' }), unrung],
  }),
]

/** The operator is told of it, too. */
export const recordedLoss: Row = row('retrieve/file_id not a number or unknown', 'result_lost', {
  ...away,
  faults: [retrieve(told('retrieve', 'file_id not a number or unknown'), 'always'), unrung],
  aged: { state: 'saving', interval: '8 days' },
  alarms: 1,
})

/** The challenge's address fails in one way or another: the create call is refused all the same, and sent again without one. */
export const recordedHandshakes: Row = {
  ...row(
    fixtures.callbacks.handshake_failures.map(
      (failure) => `callbacks/handshake_failures/${failure.case}`,
    ),
    'done',
    { meanwhile: ['callback'] },
  ),
  faults: [create(handshakeRefusal())],
}

/** All of them have the same effect, or this row would not play them. */
function handshakeRefusal() {
  const effects = fixtures.callbacks.handshake_failures.map((failure) => failure.effect_on_create)
  const [, code = '', text = ''] =
    /^HTTP 200, status_code (\d+), '(.*)'$/.exec(effects[0] ?? '') ?? []
  if (!code || new Set(effects).size !== 1) throw new Error('the handshakes fail differently')
  return base(Number(code), text)
}
