import { system } from '#lib/accounts/system.ts'
import { closeDb } from '#lib/db.ts'
import { balances, ledgerFaults } from '#lib/money/check-queries.ts'
import { closedDayFaults } from '#lib/usage/close-days.ts'

/** A process of its own, because the product's code runs under conditions that the commands do not. Prints JSON. */

const scope = system('operations')
const faults = [...(await ledgerFaults(scope)), ...(await closedDayFaults(scope))]
console.log(JSON.stringify({ faults, balances: await balances(scope) }))
await closeDb()
