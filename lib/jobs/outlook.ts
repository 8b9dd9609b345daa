import type { Bands } from '#lib/jobs/band.ts'

/** A waiting job's place in its workspace's queue, from 1, and when it is expected to go; times are ISO 8601. */
export type QueuePlace = { position: number; startsAt: string | null }

/** What jobs that are not finished may expect. */
export type Outlook = { places: Record<string, QueuePlace>; bands: Bands }

export const noOutlook: Outlook = { places: {}, bands: {} }
