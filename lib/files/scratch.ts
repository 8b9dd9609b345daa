import 'server-only'
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '#lib/files/folder.ts'
import { incoming } from '#lib/files/storage.ts'
import { guarded } from '#lib/files/trouble.ts'

/** Runs `work` with a folder of its own on this machine, which is gone afterwards with all in it. */
export async function withScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = join(incoming(), randomUUID())
  await guarded(makeFolder(folder))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
