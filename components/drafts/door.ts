import type { DraftChange } from '#lib/drafts/schema.ts'
import type { DraftAnswer, DraftView, EarlierDraft } from '#lib/drafts/view.ts'

/** `away`: nobody answered, or somebody who cannot now; it is worth asking again. */
type Sent<T> =
  | { kind: 'answer'; value: T }
  | { kind: 'away' }
  | { kind: 'refused'; message: string }

/** A browser carries no more than this beyond the end of a page. */
const mostKeptAliveBytes = 60_000

/** Sends a change of the draft; it is carried on when the page goes away. */
export function sendChange(workspace: string, change: DraftChange): Promise<Sent<DraftAnswer>> {
  const body = JSON.stringify(change)
  const keepalive = new Blob([body]).size < mostKeptAliveBytes
  return ask<DraftAnswer>(address(workspace), {
    method: 'PUT',
    body,
    keepalive,
    headers: { 'content-type': 'application/json' },
  })
}

/** The draft as the server has it now. */
export function askDraft(workspace: string): Promise<Sent<{ draft: DraftView }>> {
  return ask(address(workspace))
}

/** The drafts that gave way to another. */
export function askEarlier(workspace: string): Promise<Sent<{ earlier: EarlierDraft[] }>> {
  return ask(`${address(workspace)}&earlier`)
}

function address(workspace: string): string {
  return `/api/draft?workspace=${encodeURIComponent(workspace)}`
}

async function ask<T>(url: string, request?: RequestInit): Promise<Sent<T>> {
  try {
    const answer = await fetch(url, { cache: 'no-store', ...request })
    if (answer.ok) return { kind: 'answer', value: await answer.json() }
    if (answer.status >= 500 || answer.status === 429) return { kind: 'away' }
    return { kind: 'refused', message: (await answer.json()).error.message }
  } catch {
    return { kind: 'away' }
  }
}
