import type { JobState } from '#lib/jobs/view.ts'

/** What the history's address may ask for. */

/** Each name of a state filter, and the states it stands for. */
export const filters = {
  all: [],
  running: ['queued', 'submitting', 'rendering', 'saving'],
  done: ['done'],
  failed: ['failed'],
  canceled: ['canceled'],
  attention: ['attention'],
} as const satisfies Record<string, readonly JobState[]>

export type Filter = keyof typeof filters

export type Asked = {
  state: Filter
  /** '' for all. */
  project: string
  /** A member's id, `me`, or '' for everyone. */
  member: string
  /** '' for all: only the takes of this one. */
  batch: string
}

type Given = Record<string, string | string[] | undefined>

export function askedIn({ state, project, member, batch }: Given): Asked {
  return {
    state: filterNames.find((filter) => filter === state) ?? 'all',
    project: isId(project) ? project : '',
    member: member === 'me' || isId(member) ? member : '',
    batch: isId(batch) ? batch : '',
  }
}

export const filterNames = Object.keys(filters) as Filter[]

/** The same as the end of an address: '' when nothing is narrowed. */
export function queryOf({ state, project, member, batch }: Asked): string {
  const given = { state: state === 'all' ? '' : state, project, member, batch }
  const pairs = Object.entries(given).filter(([, value]) => value !== '')
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : ''
}

export function isId(text: string | string[] | undefined): text is string {
  return typeof text === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)
}
