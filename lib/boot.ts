import { randomUUID } from 'node:crypto'
import { processWide } from '#lib/process-wide.ts'

/** Names this run of this process: leases carry it, and the process table knows which runs still live. */
export const bootId: string = processWide('boot id', randomUUID)
