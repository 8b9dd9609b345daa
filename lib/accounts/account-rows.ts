import 'server-only'
import type { Profile } from '#lib/accounts/schema.ts'
import { insertWorkspace } from '#lib/accounts/workspace-rows.ts'
import { machineDb, machineTransaction } from '#lib/db.ts'

/** Serialises sign-ups, so that "the first account" is one account. The number means nothing else. */
const signUpLock = 4_811_236_907n

export async function anyAccount(): Promise<boolean> {
  return (await machineDb().user.findFirst({ select: { id: true } })) !== null
}

/**
 * Writes an account and the workspace it owns; with `onlyFirst`, only into a fresh install. The first
 * account administers the instance.
 */
export function insertAccount(
  account: { email: string; name: string; passwordHash: string },
  onlyFirst: boolean,
): Promise<{ userId: string } | 'closed' | 'taken'> {
  return machineTransaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(${signUpLock})`
    const isFirst = (await tx.user.findFirst({ select: { id: true } })) === null
    if (onlyFirst && !isFirst) return 'closed'
    const [user] = await tx.user.createManyAndReturn({
      data: [{ ...account, isAdministrator: isFirst }],
      skipDuplicates: true,
      select: { id: true },
    })
    if (!user) return 'taken'
    await insertWorkspace(tx, account.name, user.id)
    return { userId: user.id }
  })
}

export function accountByEmail(email: string) {
  return machineDb().user.findUnique({
    where: { email },
    select: { id: true, passwordHash: true, locale: true },
  })
}

export async function passwordHashOf(userId: string): Promise<string | null> {
  const user = await machineDb().user.findUniqueOrThrow({
    where: { id: userId },
    select: { passwordHash: true },
  })
  return user.passwordHash
}

export async function updateProfile(userId: string, profile: Profile): Promise<void> {
  await machineDb().user.update({ where: { id: userId }, data: profile, select: { id: true } })
}
