import type { Row } from './row.ts'
import { history } from './rows/01-history.ts'
import { flat } from './rows/02-flat.ts'
import { firstLoadRow } from './rows/04-first-load.ts'
import { callback } from './rows/06-callback.ts'
import { pixel } from './rows/07-pixel.ts'
import { submit } from './rows/09-submit.ts'
import { queue } from './rows/12-queue.ts'
import { footprint } from './rows/13-footprint.ts'
import { firstVideoRow } from './rows/14-first-video.ts'
import { usage } from './rows/20-usage.ts'
import { rehearsal } from './rows/21-rehearsal.ts'

/** What is measured, in the order in which it runs. */
export const rows: Row[] = [
  history,
  flat,
  firstLoadRow,
  callback,
  pixel,
  submit,
  queue,
  footprint,
  firstVideoRow,
  usage,
  rehearsal,
]
