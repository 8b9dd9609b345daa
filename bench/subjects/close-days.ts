import { system } from '#lib/accounts/system.ts'
import { closeDays } from '#lib/usage/close-days.ts'
import { answer } from '../process/answer.ts'

/** Closes days of usage as the worker does every hour. */
answer({
  close: async () => {
    await closeDays(system('worker'))
    return {}
  },
})
