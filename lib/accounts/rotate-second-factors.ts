import 'server-only'
import { reseal } from '#lib/accounts/seal.ts'
import { replaceSealed, sealedSecrets } from '#lib/accounts/second-factor-rows.ts'
import type { System } from '#lib/accounts/system.ts'

const together = 100
const first = '00000000-0000-0000-0000-000000000000'

/**
 * Puts every second factor's secret under the present ENCRYPTION_KEY, row by row, while people sign in.
 * Answers how many it changed. Throws at one that lies under a key that this process was not given.
 */
export async function rotateSecondFactors(_scope: System): Promise<number> {
  let changed = 0
  for (let after = first; ; ) {
    const rows = await sealedSecrets(after, together)
    for (const { id, totpSealed } of rows) {
      const sealed = totpSealed && reseal(totpSealed, id)
      if (sealed) changed += await replaceSealed(id, totpSealed, sealed)
    }
    const last = rows.at(-1)
    if (!last) return changed
    after = last.id
  }
}
