import { drop, readJson, writeJson } from '#components/browser/store.ts'
import { inThisWorkspace } from '#components/shell/here.ts'

/**
 * What a reload of the page must not lose: the frame that is chosen, and the file of an upload that was under
 * way. The note belongs to the tab; the file lies in the browser's cache storage until it is up or given up.
 */
type Note = { sha256: string } | { fileName: string }

const store = 'first-frame'
const placeOf = () => `${store}?${inThisWorkspace()}`

export function noteFrame(sha256: string): void {
  note({ sha256 })
  dropFile()
}

export async function noteUpload(file: File): Promise<void> {
  note({ fileName: file.name })
  await globalThis.caches
    ?.open(store)
    .then((cache) => cache.put(`/${placeOf()}`, new Response(file)))
    .catch(() => undefined)
}

/** Once, at the start of a page: what the page before it left behind. */
export function leftBehind(): Note | undefined {
  const note = readJson('tab', placeOf())
  if (typeof note !== 'object' || note === null) return undefined
  if ('sha256' in note) return { sha256: String(note.sha256) }
  return 'fileName' in note ? { fileName: String(note.fileName) } : undefined
}

export async function unfinishedFile(fileName: string): Promise<File | undefined> {
  const cache = await globalThis.caches?.open(store).catch(() => undefined)
  const kept = await cache?.match(`/${placeOf()}`)
  if (!kept) return undefined
  const blob = await kept.blob()
  return new File([blob], fileName, { type: blob.type })
}

export function forget(): void {
  drop('tab', placeOf())
  dropFile()
}

function dropFile(): void {
  void globalThis.caches?.delete(store).catch(() => undefined)
}

function note(what: Note): void {
  writeJson('tab', placeOf(), what)
}
