import { base, download, type Row, retrieve, unrung } from './row.ts'

/** Retrieve is asked up to three times in a row, a link six times. */
const allTries = { retrieve: 3, download: 6 }
/** A retrieve call has fifteen seconds. */
const tooLate = 15_300

type Faults = Row['faults'][number][]
const at = (name: string, ...faults: Faults): Row => ({
  name,
  faults: [...faults, unrung],
  end: 'done',
})
/** The person is told that MiniMax could not be reached. */
const away = (name: string, ...faults: Faults): Row => ({
  ...at(name, ...faults),
  meanwhile: ['upstream_unreachable'],
})
/** The person is told that the file could not be fetched whole yet. */
const again = (name: string, ...faults: Faults): Row => ({
  ...at(name, ...faults),
  meanwhile: ['download'],
})

export const links: Row[] = [
  at('503 once', retrieve({ kind: 'http', status: 503, at: 'after', body: 'json' })),
  away('503 for a while', retrieve({ kind: 'http', status: 503, body: 'text' }, allTries.retrieve)),
  away('404', retrieve({ kind: 'http', status: 404, body: 'empty' })),
  at('a cut once', retrieve({ kind: 'refuse' })),
  at('a reset once', retrieve({ kind: 'reset' })),
  away('resets for a while', retrieve({ kind: 'reset', at: 'after' }, allTries.retrieve)),
  at('a slow answer', retrieve({ kind: 'delay', milliseconds: 1000 })),
  at('an answer that is too late', retrieve({ kind: 'delay', at: 'after', milliseconds: tooLate })),
  at('an answer letter by letter', retrieve({ kind: 'trickle', milliseconds: 800 })),
  at('a broken answer once', retrieve({ kind: 'body', as: 'truncated' })),
  away('half a word of nothing', retrieve({ kind: 'body', as: 'malformed', at: 'before' })),
  ...(['malformed', 'huge', 'html', 'duplicate_keys', 'empty'] as const).map((as) =>
    away(`a body that is ${as}`, retrieve({ kind: 'body', as })),
  ),
  { ...at('1008', retrieve({ ...base(1008), at: 'after' })), meanwhile: ['upstream_auth'] },
  { ...at('401', retrieve({ kind: 'http', status: 401 })), meanwhile: ['upstream_auth'] },
  at('the file id as text', retrieve({ kind: 'file_id_text' }, 'always')),
  again('a link inside', retrieve({ kind: 'link', url: 'http://169.254.169.254/latest' })),
  at('a backup link that nobody needs', retrieve({ kind: 'backup_link' })),
  at(
    'a backup link, and the first is dead',
    retrieve({ kind: 'backup_link' }),
    download({ kind: 'expired' }),
  ),
  at(
    'a backup link, and the first gives half a video',
    retrieve({ kind: 'backup_link' }),
    download({ kind: 'short', missingBytes: 1000 }),
  ),
  again(
    'a backup link, and both are dead',
    retrieve({ kind: 'backup_link' }),
    download({ kind: 'expired' }, 2),
  ),
]

export const downloads: Row[] = [
  at('cut once', download({ kind: 'refuse' })),
  again('cut again and again', download({ kind: 'refuse' }, allTries.download)),
  at('reset once', download({ kind: 'reset' })),
  at('reset late', download({ kind: 'reset', at: 'after' })),
  at('slow to begin', download({ kind: 'delay', milliseconds: 1000 })),
  at('slow to answer', download({ kind: 'delay', at: 'after', milliseconds: 1000 })),
  at('slow', download({ kind: 'drip', bytesPerSecond: 300_000 })),
  ...(
    [
      [500, 'html'],
      [503, 'json'],
      [429, 'text'],
      [408, 'empty'],
    ] as const
  ).map(([status, body]) =>
    at(`answered with ${status} once`, download({ kind: 'http', at: 'after', status, body })),
  ),
  ...[401, 403, 404, 410, 416, 302].map((status) =>
    again(`answered with ${status}`, download({ kind: 'http', status })),
  ),
  again('expired', download({ kind: 'expired' })),
  again('expired half-way', download({ kind: 'expires_halfway' })),
  at('cut short', download({ kind: 'truncated' })),
  again('without its end', download({ kind: 'short', missingBytes: 1000 })),
  again('a web page', download({ kind: 'body', as: 'html' })),
  again('garbage', download({ kind: 'body', as: 'garbage' })),
  again('empty', download({ kind: 'body', as: 'empty' })),
  at('followed by many megabytes of nothing', download({ kind: 'body', as: 'huge' })),
  ...([301, 302, 303, 307, 308] as const).map((status) =>
    again(
      `led inside by ${status}`,
      download({ kind: 'redirect', status, url: 'http://10.0.0.1/x' }),
    ),
  ),
  at('without ranges', download({ kind: 'truncated' }), download({ kind: 'no_range' }, 'always')),
  at('of an odd type', download({ kind: 'content_type', value: 'application/octet-stream' })),
]
