import 'server-only'
import { bootId } from '#lib/boot.ts'
import * as rows from '#lib/jobs/process-rows.ts'

/** This run of this process, as the others see it. */
export const beat = (kind: 'web' | 'worker'): Promise<void> => rows.beat(bootId, kind)
export const leave = (): Promise<void> => rows.leave(bootId)
