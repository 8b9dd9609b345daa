import { rotateSecondFactors } from '#lib/accounts/rotate-second-factors.ts'
import { system } from '#lib/accounts/system.ts'
import { closeDb } from '#lib/db.ts'
import { KekUnknown } from '#lib/envelope.ts'
import { rotateKeys } from '#lib/upstream-keys/rotate.ts'

/** A process of its own, because the product's modules want Node's condition react-server. Prints how many rows it changed. */
try {
  const scope = system('operations')
  console.log((await rotateKeys(scope)) + (await rotateSecondFactors(scope)))
} catch (error) {
  if (!(error instanceof KekUnknown)) throw error
  process.exitCode = 3
} finally {
  await closeDb()
}
