'use server'

import { refresh } from 'next/cache'
import { accountInput, suspendInput } from '#lib/accounts/schema.ts'
import {
  removeSecondFactorOf,
  suspendAccount as suspendPerson,
  suspendWorkspace as suspendTeam,
} from '#lib/accounts/suspend.ts'
import { administratorFormAction } from '#lib/web/form-action.ts'

export const suspendAccount = administratorFormAction(
  suspendInput,
  [],
  async (administrator, { id, suspended }) => {
    const refused = await suspendPerson(administrator, id, suspended)
    refresh()
    return refused
  },
)

export const suspendWorkspace = administratorFormAction(
  suspendInput,
  [],
  async (administrator, { id, suspended }) => {
    const refused = await suspendTeam(administrator, id, suspended)
    refresh()
    return refused
  },
)

export const dropSecondFactorOf = administratorFormAction(
  accountInput,
  [],
  async (administrator, { id }) => {
    const refused = await removeSecondFactorOf(administrator, id)
    refresh()
    return refused
  },
)
