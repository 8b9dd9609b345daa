import { randomUUID } from 'node:crypto'

/** Names this run of this process: leases carry it, and the process table knows which runs still live. */
export const bootId: string = randomUUID()
