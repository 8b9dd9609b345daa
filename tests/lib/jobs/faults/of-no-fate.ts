import { fixtures } from '../../minimax/fixtures.ts'

/** Entries that no job's fate hangs on, and why. */
export const ofNoFate: Record<string, string> = {
  _meta: 'names providers and addresses',
  'query/success, doc example': 'a video of another size: the answer is read as in the live record',
  'query/success, portrait first frame (gpt.ge example)': 'the same',
  'retrieve/international CDN shape (gpt.ge example)':
    'a link to another host: it is followed as the first one is',
  'download/CORS preflight refused by CDN': 'only browsers ask before they fetch',
  'http_layer/CORS preflight on V1': 'the same',
  'gpt_ge/create': 'the answer is the official one under another address',
  'gpt_ge/query': 'the same',
  'gpt_ge/retrieve': 'the same',
  'gpt_ge/official query path under the prefix': 'is never asked for',
  ...named(
    'create_ok',
    fixtures.create_ok,
    'another request: it is taken like every job that is done',
  ),
  ...named('files_admin', fixtures.files_admin, 'is never called'),
  ...Object.fromEntries(
    fixtures.directives.map(({ cn }) => [
      `directives/${cn}`,
      'a word of a prompt, passed on as it is',
    ]),
  ),
  ...Object.fromEntries(
    Object.keys(fixtures.model_matrix).map((model) => [
      `model_matrix/${model}`,
      'what can be asked for',
    ]),
  ),
}

function named(section: string, entries: { name: string }[], why: string): Record<string, string> {
  return Object.fromEntries(
    entries
      .map(({ name }) => `${section}/${name}`)
      .filter((entry) => !entry.includes('with callback_url'))
      .map((entry) => [entry, why]),
  )
}
