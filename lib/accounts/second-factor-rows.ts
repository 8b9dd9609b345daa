import 'server-only'
import { type Actor, appendAudit, instanceChain } from '#lib/audit/append.ts'
import type { InstanceAction } from '#lib/audit/vocabulary.ts'
import { now } from '#lib/clock.ts'
import { type Db, machineDb, machineTransaction } from '#lib/db.ts'

export function secondFactorOf(userId: string) {
  return machineDb().user.findUniqueOrThrow({
    where: { id: userId },
    select: { totpSealed: true, totpConfirmedAt: true },
  })
}

export function unusedRecoveryCodes(userId: string): Promise<number> {
  return machineDb().recoveryCode.count({ where: { userId, usedAt: null } })
}

/** Keeps a secret that is not in force yet; false when one is. */
export async function keepSecret(userId: string, totpSealed: Uint8Array<ArrayBuffer>) {
  const { count } = await machineDb().user.updateMany({
    where: { id: userId, totpConfirmedAt: null },
    data: { totpSealed },
  })
  return count > 0
}

/** Puts the kept secret in force; false when one is already, or the secret is another by now. */
export function confirmSecret(
  actor: Actor,
  totpSealed: Uint8Array<ArrayBuffer>,
  step: number,
  codes: string[],
): Promise<boolean> {
  return machineTransaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: actor.userId, totpConfirmedAt: null, totpSealed },
      data: { totpConfirmedAt: now(), totpLastStep: step },
    })
    if (count === 0) return false
    await replaceCodes(tx, actor.userId, codes)
    await audit(tx, actor, 'second_factor.turned_on')
    return true
  })
}

/** Uses up a time step: none is good twice, also not in two processes at once. */
export async function takeStep(userId: string, step: number): Promise<boolean> {
  const { count } = await machineDb().user.updateMany({
    where: { id: userId, totpConfirmedAt: { not: null }, totpLastStep: { lt: step } },
    data: { totpLastStep: step },
  })
  return count > 0
}

export async function takeRecoveryCode(userId: string, codeSha256: string): Promise<boolean> {
  const { count } = await machineDb().recoveryCode.updateMany({
    where: { userId, codeSha256, usedAt: null },
    data: { usedAt: now() },
  })
  return count > 0
}

export function renewCodes(actor: Actor, codes: string[]): Promise<void> {
  return machineTransaction(async (tx) => {
    await replaceCodes(tx, actor.userId, codes)
    await audit(tx, actor, 'second_factor.codes_renewed')
  })
}

/** Takes the second factor of `userId` away, with its codes. */
export function removeSecondFactor(actor: Actor, userId: string): Promise<boolean> {
  return machineTransaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: userId, totpConfirmedAt: { not: null } },
      data: { totpSealed: null, totpConfirmedAt: null },
    })
    if (count === 0) return false
    await tx.recoveryCode.deleteMany({ where: { userId } })
    await audit(tx, actor, 'second_factor.turned_off', userId)
    return true
  })
}

async function replaceCodes(tx: Db, userId: string, codes: string[]): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { userId } })
  await tx.recoveryCode.createMany({
    data: codes.map((codeSha256) => ({ userId, codeSha256 })),
  })
}

function audit(tx: Db, actor: Actor, action: InstanceAction, id = actor.userId): Promise<void> {
  return appendAudit(tx, instanceChain, actor, { action, subject: { kind: 'account', id } })
}

/** Secrets of the second factor after the person `after`, by their id. */
export function sealedSecrets(after: string, limit: number) {
  return machineDb().user.findMany({
    where: { id: { gt: after }, totpSealed: { not: null } },
    orderBy: { id: 'asc' },
    select: { id: true, totpSealed: true },
    take: limit,
  })
}

/** Puts the same secret there under another key, unless it was replaced meanwhile. */
export async function replaceSealed(
  userId: string,
  before: Uint8Array<ArrayBuffer>,
  totpSealed: Uint8Array<ArrayBuffer>,
): Promise<number> {
  const { count } = await machineDb().user.updateMany({
    where: { id: userId, totpSealed: before },
    data: { totpSealed },
  })
  return count
}
