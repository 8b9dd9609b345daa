import { answer } from '../process/answer.ts'
import { burst } from './burst.ts'
import { requests } from './requests.ts'
import { closeViewers, openViewers } from './viewers.ts'

/** The load generator: a process of its own, so that it does not wait for what it measures. */
answer({ requests, burst, openViewers, closeViewers })
