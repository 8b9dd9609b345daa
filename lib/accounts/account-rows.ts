import 'server-only'
import type { Profile } from '#lib/accounts/schema.ts'
import { db, transaction } from '#lib/db.ts'

/** Serialises sign-ups, so that "the first account" is one account. The number means nothing else. */
const signUpLock = 4_811_236_907n

export async function anyAccount(): Promise<boolean> {
  return (await db().user.findFirst({ select: { id: true } })) !== null
}

/** Writes an account and the workspace it owns; with `onlyFirst`, only into a fresh install. */
export function insertAccount(
  account: { email: string; name: string; passwordHash: string },
  onlyFirst: boolean,
): Promise<{ userId: string } | 'closed' | 'taken'> {
  return transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(${signUpLock})`
    if (onlyFirst && (await tx.user.findFirst({ select: { id: true } }))) return 'closed'
    const [user] = await tx.user.createManyAndReturn({
      data: [account],
      skipDuplicates: true,
      select: { id: true },
    })
    if (!user) return 'taken'
    const owner = { userId: user.id, role: 'owner' } as const
    await tx.workspace.create({
      data: { name: account.name, members: { create: owner } },
      select: { id: true },
    })
    return { userId: user.id }
  })
}

export function accountByEmail(email: string) {
  return db().user.findUnique({
    where: { email },
    select: { id: true, passwordHash: true, locale: true },
  })
}

export async function passwordHashOf(userId: string): Promise<string> {
  const user = await db().user.findUniqueOrThrow({
    where: { id: userId },
    select: { passwordHash: true },
  })
  return user.passwordHash
}

export async function updateProfile(userId: string, profile: Profile): Promise<void> {
  await db().user.update({ where: { id: userId }, data: profile, select: { id: true } })
}
