import { base, query, type Row, unrung } from './row.ts'

/** A query is asked up to three times in a row. */
const allTries = 3
/** A query has fifteen seconds. */
const tooLate = 15_300

const away: Row['meanwhile'] = ['upstream_unreachable']
const done = (name: string, fault: Row['faults'][number], meanwhile?: Row['meanwhile']): Row => ({
  name,
  faults: [fault, unrung],
  end: 'done',
  ...(meanwhile && { meanwhile }),
})

export const queries: Row[] = [
  done('a cut once', query({ kind: 'refuse' })),
  done('cuts for a while', query({ kind: 'refuse' }, allTries), away),
  done('a reset once', query({ kind: 'reset' })),
  done('resets for a while', query({ kind: 'reset', at: 'after' }, allTries), away),
  done('a slow answer', query({ kind: 'delay', milliseconds: 1000 })),
  done('an answer that is too late', query({ kind: 'delay', at: 'after', milliseconds: tooLate })),
  done('an answer letter by letter', query({ kind: 'trickle', milliseconds: 800 })),
  done('500 once', query({ kind: 'http', status: 500, at: 'after' })),
  done('500 for a while', query({ kind: 'http', status: 500, body: 'empty' }, allTries), away),
  done('404', query({ kind: 'http', status: 404, body: 'json' }), away),
  done('401', query({ kind: 'http', status: 401 }), ['upstream_auth']),
  done('2045', query({ ...base(2045), at: 'after' }), away),
  done('a word nobody knows', query({ kind: 'status', word: 'Dreaming' })),
  done('success without a file', query({ kind: 'no_file_id' }, 3), away),
  done('the short shape', query({ kind: 'minimal' }, 'always')),
  done('a task not known yet', query({ kind: 'lag', milliseconds: 500 }, 'always')),
  done('a broken answer once', query({ kind: 'body', as: 'truncated' })),
  done('broken answers for a while', query({ kind: 'body', as: 'truncated' }, allTries), away),
  done('half a word of nothing', query({ kind: 'body', as: 'malformed', at: 'before' }), away),
  ...(['malformed', 'huge', 'html', 'duplicate_keys', 'empty'] as const).map((as) =>
    done(`a body that is ${as}`, query({ kind: 'body', as }), away),
  ),
]
