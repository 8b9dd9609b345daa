import type { Row } from './row.ts'
import { flat } from './rows/02-flat.ts'
import { callback } from './rows/06-callback.ts'
import { submit } from './rows/09-submit.ts'
import { queue } from './rows/12-queue.ts'
import { usage } from './rows/20-usage.ts'

/** What is measured, in the order in which it runs. */
export const rows: Row[] = [flat, callback, submit, queue, usage]
