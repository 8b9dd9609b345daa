import type { APIRequestContext } from '@playwright/test'
import { builtActions, origin } from './product.ts'

/** What an action answered. */
type Answer = { ok: true; value: unknown } | { ok: false; error: { code: string } }

/** An action that redirects answers nothing; `text` is all that the browser would get. */
export type Called = {
  status: number
  redirect: string | undefined
  text: string
  answer: Answer | undefined
}

/**
 * Calls a server action as React's client does, with arguments of one's own choice.
 * `FormData` among them travels as multipart, everything else as JSON.
 */
export async function call(
  request: APIRequestContext,
  name: string,
  argument: object,
  headers: Record<string, string> = {},
): Promise<Called> {
  const action = builtActions().find((one) => one.name === name)
  if (!action) throw new Error(`the build has no action ${name}`)
  const response = await request.post(`${origin}${pathOf(action.route)}`, {
    headers: {
      ...headers,
      'next-action': action.id,
      accept: 'text/x-component',
      origin,
      ...(!(argument instanceof FormData) && { 'content-type': 'text/plain' }),
    },
    maxRedirects: 0,
    ...bodyOf(argument),
  })
  const text = await response.text()
  const redirect = response.headers()['x-action-redirect']
  return { status: response.status(), redirect, text, answer: answerIn(text) }
}

/** A page that carries the action; Next wants some id where the address has one. */
function pathOf(route: string): string {
  return route
    .replace(/^app/, '')
    .replace(/\/\([^)]+\)/g, '')
    .replace(/\/page$/, '')
    .replace('[id]', '00000000-0000-7000-8000-000000000000')
}

function bodyOf(argument: object) {
  if (!(argument instanceof FormData)) return { data: JSON.stringify([argument]) }
  const multipart = new FormData()
  for (const [name, value] of argument) multipart.append(`_1_${name}`, value)
  multipart.append('0', '[{},"$K1"]') // the arguments come after the parts that they name
  return { multipart }
}

/** The line of the answer that holds what the action returned. */
function answerIn(text: string): Answer | undefined {
  const line = text.split('\n').find((one) => /^[0-9a-f]+:\{"(ok|result|typed)"/.test(one))
  if (!line) return undefined
  const value = JSON.parse(line.slice(line.indexOf(':') + 1))
  return value.result ?? value
}
