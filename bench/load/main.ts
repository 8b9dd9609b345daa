import { answer } from '../process/answer.ts'
import { callbacks } from './callbacks.ts'
import { requests } from './requests.ts'
import { closeViewers, openViewers } from './viewers.ts'

/** The load generator: a process of its own, so that it does not wait for what it measures. */
answer({ requests, callbacks, openViewers, closeViewers })
