import { longestCreateMilliseconds } from '#lib/minimax/create-time.ts'

/** How long a process that is told to end may take, each step a little longer than what it waits for. */

/** Nobody answers for a call that takes longer: its sender is dead. */
export const leaseSeconds = longestCreateMilliseconds / 1000 + 30

/** The create calls in hand, and writing down what they were answered. */
export const drainMilliseconds = longestCreateMilliseconds + 10_000

/** All of it. Whoever started the process may then end it. */
export const endMilliseconds = drainMilliseconds + 15_000
