import 'server-only'
import type { System } from '#lib/accounts/system.ts'
import { keysNotUnder, writeWrapped } from '#lib/upstream-keys/machine-rows.ts'
import { newestKek, rewrapKey } from '#lib/upstream-keys/sealed.ts'

const together = 100
const first = '00000000-0000-0000-0000-000000000000'

/**
 * Puts every stored key under the newest ENCRYPTION_KEY, row by row: whoever reads meanwhile opens the row
 * as it was or as it is. Returns how many rows it changed. Throws KekUnknown at a row that lies under a key
 * that is not in ENCRYPTION_KEY_OLD; what was done stays done.
 */
export async function rotateKeys(_scope: System): Promise<number> {
  const { id: kekId } = newestKek()
  let changed = 0
  for (let after = first; ; ) {
    const rows = await keysNotUnder(kekId, after, together)
    for (const row of rows) if (await writeWrapped(row, rewrapKey(row))) changed += 1
    const last = rows.at(-1)
    if (!last) return changed
    after = last.id
  }
}
