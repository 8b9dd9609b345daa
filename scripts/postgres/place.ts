import { chmodSync, chownSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { secret } from '../data/secret.ts'
import { type Account, passable, serverAccount } from './account.ts'
import { distribution } from './binaries.ts'
import { openCopy } from './open-copy.ts'

/** Where the embedded server lives and who runs it. */
export type Place = {
  /** Holds data/, server.log and port; belongs to the server's account. */
  directory: string
  /** Holds bin, lib and share. */
  programs: string
  account: Account | undefined
}

/** Where what another account must reach goes, when the checkout or DATA_DIR is closed to it. */
const systemDirectory = '/var/lib/firstframe'

/** Finds or makes the place for the embedded server of `dataDir`. */
export function serverPlace(dataDir: string): Place {
  const account = serverAccount()
  const { directory: programs, version } = distribution()
  if (!account) {
    const directory = join(dataDir, 'postgres')
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    return { directory, programs, account }
  }
  return {
    directory: given(serverDirectory(dataDir, account), account),
    programs: passable(programs, account)
      ? programs
      : openCopy(programs, join(opened(systemDirectory), `postgresql-${version}`)),
    account,
  }
}

/** Inside DATA_DIR, or, when the account cannot enter it, under a name that DATA_DIR remembers. */
function serverDirectory(dataDir: string, account: Account): string {
  const movedOut = existsSync(join(dataDir, 'secrets', 'postgres-place'))
  if (!movedOut && passable(dataDir, account)) return join(dataDir, 'postgres')
  return join(opened(systemDirectory), secret(dataDir, 'postgres-place'))
}

function opened(directory: string): string {
  mkdirSync(directory, { recursive: true })
  chmodSync(directory, 0o755)
  return directory
}

function given(directory: string, account: Account): string {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  chownSync(directory, account.uid, account.gid)
  return directory
}
