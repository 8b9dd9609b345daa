import 'server-only'
import type { Profile } from '#lib/accounts/schema.ts'
import { insertWorkspace } from '#lib/accounts/workspace-rows.ts'
import { type Actor, appendAudit, instanceChain } from '#lib/audit/append.ts'
import { machineDb, machineTransaction } from '#lib/db.ts'
import type { Prisma } from '#lib/generated/prisma/client.ts'

/** Serialises sign-ups, so that "the first account" is one account. The number means nothing else. */
const signUpLock = 4_811_236_907n

export async function anyAccount(): Promise<boolean> {
  return (await machineDb().user.findFirst({ select: { id: true } })) !== null
}

export type NewAccount = {
  email: string
  name: string
  passwordHash: string | null
  emailVerifiedAt?: Date | null
}

/**
 * Writes an account and the workspace it owns; with `onlyFirst`, only into a fresh install. The first
 * account administers the instance.
 */
export function insertAccount(
  account: NewAccount,
  onlyFirst: boolean,
  identity?: { provider: string; subject: string },
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
    if (identity)
      await tx.identity.create({
        data: { ...identity, userId: user.id, email: account.email },
        select: { id: true },
      })
    return { userId: user.id }
  })
}

/** What has to be known of an account to let somebody in. */
const known = {
  id: true,
  email: true,
  name: true,
  passwordHash: true,
  locale: true,
  totpConfirmedAt: true,
  suspendedAt: true,
} as const

export type Account = Prisma.UserGetPayload<{ select: typeof known }>

export function accountByEmail(email: string): Promise<Account | null> {
  return machineDb().user.findUnique({ where: { email }, select: known })
}

export function accountById(id: string): Promise<Account | null> {
  return machineDb().user.findUnique({ where: { id }, select: known })
}

/** The account that a provider's subject belongs to. */
export async function accountByIdentity(
  provider: string,
  subject: string,
): Promise<Account | undefined> {
  const identity = await machineDb().identity.findUnique({
    where: { provider_subject: { provider, subject } },
    select: { user: { select: known } },
  })
  return identity?.user
}

export async function passwordHashOf(userId: string): Promise<string | null> {
  const user = await machineDb().user.findUniqueOrThrow({
    where: { id: userId },
    select: { passwordHash: true },
  })
  return user.passwordHash
}

/** Writes the person's own name, language and theme, on record. */
export function updateProfile(person: Actor, profile: Profile): Promise<void> {
  const { userId } = person
  return machineTransaction(async (tx) => {
    const before = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: { name: true, locale: true, theme: true },
    })
    const { name, locale, theme } = profile
    if (before.name === name && before.locale === locale && before.theme === theme) return
    await tx.user.update({ where: { id: userId }, data: profile, select: { id: true } })
    const subject = { kind: 'account', id: userId } as const
    const action = 'account.changed'
    await appendAudit(tx, instanceChain, person, { action, subject, before, after: profile })
  })
}
