import { drop, readJson, writeJson } from '#components/browser/store.ts'
import { copyNames } from '#components/drafts/copy-names.ts'
import type { Held } from '#components/drafts/held.ts'
import type { Composition } from '#lib/jobs/composition.ts'

/**
 * What was typed and not stored yet, on this device: one copy for each tab, so that no tab writes over
 * another's. A tab that lives holds a lock of its copy's name: a copy without one is left over.
 */
export type LocalCopy = {
  base: number
  at: number
  held: Held
  /** What the last request carried, whose answer may have been lost. */
  sending: Composition | undefined
}

export function writeCopy(name: string, copy: LocalCopy): void {
  writeJson('device', name, copy)
}

export function dropCopy(name: string): void {
  drop('device', name)
}

/** Says that the composer of this copy lives, until it is let go or the page is gone. */
export function holdCopy(name: string): () => void {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  navigator.locks?.request(name, () => held).catch(() => {})
  return release
}

/** Where nothing tells which tabs live: so long a copy that is written is somebody's. */
const livingMilliseconds = 10_000

/** Copies whose tab is gone, the newest first. */
export async function leftCopies(prefix: string): Promise<{ name: string; copy: LocalCopy }[]> {
  const locks = await navigator.locks?.query() // there is none over plain HTTP
  const living = new Set((locks?.held ?? []).map(({ name }) => name))
  return copyNames(prefix)
    .filter((name) => !living.has(name))
    .flatMap((name) => readCopy(name) ?? [])
    .filter(({ copy }) => locks || Date.now() - copy.at > livingMilliseconds)
    .sort((one, other) => other.copy.at - one.copy.at)
}

function readCopy(name: string): { name: string; copy: LocalCopy } | undefined {
  const copy = readJson('device', name)
  return isCopy(copy) ? { name, copy } : undefined
}

/** Written by this code, but maybe by an earlier version of it. */
function isCopy(kept: unknown): kept is LocalCopy {
  const { held } = (kept ?? {}) as Partial<LocalCopy>
  return typeof held?.composition?.prompt === 'string'
}
