import type { Delivery } from './deliver.ts'
import type { FaultOf } from './faults/rule.ts'
import type { PushBody } from './push-body.ts'

type Forge = Extract<FaultOf<'push'>, { kind: 'forge' }>
type OddBody = Extract<FaultOf<'push'>, { kind: 'body' }>

/** A push that lies: about the status, about the task, or to an address with another token. */
export function forgery(fault: Forge, url: string, body: PushBody): Partial<Delivery> {
  if (fault.as === 'token') return { url: otherToken(url) }
  const lie =
    fault.as === 'task'
      ? { task_id: fault.taskId ?? '999999999999999' }
      : lyingStatus(fault.status ?? (body.status === 'success' ? 'failed' : 'success'))
  return { text: JSON.stringify({ ...body, ...lie }) }
}

function lyingStatus(status: string): Partial<PushBody> {
  return /^success$/i.test(status)
    ? { status, file_id: '999999999999999' }
    : { status, file_id: '' }
}

/** The same address with the last letter or digit of its path changed. */
function otherToken(text: string): string {
  const url = new URL(text)
  url.pathname = url.pathname.replace(/[a-z0-9](?=[^a-z0-9]*$)/i, (last) =>
    last === 'a' ? 'b' : 'a',
  )
  return url.href
}

/** A push whose body is not what it should be. */
export function oddly({ as, sizeBytes }: OddBody, body: PushBody): Partial<Delivery> {
  const text = JSON.stringify(body)
  switch (as) {
    case 'malformed':
      return { text: text.slice(0, -5) }
    case 'html':
      return { text: '<html>Bad Gateway</html>', contentType: 'text/html' }
    case 'huge':
      return { text: JSON.stringify({ ...body, padding: 'x'.repeat(sizeBytes) }) }
    case 'empty':
      return { text: '' }
  }
}
