import { beforeEach, describe, expect, test } from 'vitest'
import { startReceiver } from './support/receiver.ts'
import { ended, eventually, sandboxForTests } from './support/sandbox.ts'

const sandbox = await sandboxForTests()
const receiver = await startReceiver()

beforeEach(async () => {
  receiver.forget()
  await sandbox.control('POST', 'reset')
})

const late = 'sandbox:fail-output'
const success = { status_code: 0, status_msg: 'success' }
const moderated = { status_code: 1027, status_msg: 'output new_sensitive' }

/** A task that fails late, when all its pushes are through. */
async function failedTask(prompt = late) {
  const { task_id } = await sandbox.create({ prompt, callback_url: receiver.url })
  await ended(sandbox, task_id)
  return eventually(async () => {
    const task = await sandbox.taskOf(task_id)
    return task.pushes.some(({ status }) => status === 'failed') ? task : undefined
  })
}

const statuses = () => receiver.pushes().map(({ body }) => body.status)

describe('pushes', () => {
  test('say processing once, then failed, in lower case and without sizes', async () => {
    const { taskId } = await failedTask()
    expect(receiver.pushes().map(({ body }) => body)).toEqual([
      { task_id: taskId, status: 'processing', file_id: '', base_resp: success },
      { task_id: taskId, status: 'failed', file_id: '', base_resp: moderated },
    ])
    expect(receiver.pushes().every(({ path }) => path === '/callback/t0ken')).toBe(true)
  })

  test('of a task that is refused before processing are one', async () => {
    await failedTask('sandbox:fail-input')
    expect(statuses()).toEqual(['failed'])
  })

  test('are tried once, whatever comes back', async () => {
    receiver.answer = ({ body }, response) => {
      const answer = JSON.stringify({ challenge: body.challenge })
      const status = 'challenge' in body ? 200 : 500
      response.writeHead(status, { 'content-type': 'application/json' }).end(answer)
    }
    const { pushes } = await failedTask()
    expect(statuses()).toEqual(['processing', 'failed'])
    expect(pushes).toMatchObject([
      { status: 'processing', outcome: 'failed', httpStatus: 500 },
      { status: 'failed', outcome: 'failed', httpStatus: 500 },
    ])
    const { counters } = await sandbox.oracle()
    expect(counters.pushes).toEqual({ sent: 2, delivered: 0, failed: 2, dropped: 0 })
  })

  test('keep their order: each waits for the answer to the one before', async () => {
    receiver.answer = ({ body }, response) => {
      const reply = () => response.writeHead(200, { 'content-type': 'application/json' })
      if ('challenge' in body) reply().end(JSON.stringify({ challenge: body.challenge }))
      else setTimeout(() => reply().end('{}'), body.status === 'processing' ? 400 : 0)
    }
    await failedTask()
    const [first, second] = receiver.pushes()
    expect([first?.body.status, second?.body.status]).toEqual(['processing', 'failed'])
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(395)
  })

  test('are given up after 5 s', async () => {
    receiver.answer = ({ body }, response) => {
      if (!('challenge' in body)) return
      const answer = JSON.stringify({ challenge: body.challenge })
      response.writeHead(200, { 'content-type': 'application/json' }).end(answer)
    }
    const start = performance.now()
    const { pushes } = await failedTask('sandbox:fail-input')
    expect(performance.now() - start).toBeGreaterThan(4900)
    expect(pushes).toMatchObject([{ outcome: 'failed' }])
  })

  test('are not sent any more after a reset', async () => {
    await sandbox.create({ prompt: late, callback_url: receiver.url })
    await sandbox.control('POST', 'reset')
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(receiver.pushes()).toEqual([])
  })

  test('are not sent without a callback address', async () => {
    const { task_id } = await sandbox.create({ prompt: late })
    await ended(sandbox, task_id)
    expect((await sandbox.taskOf(task_id)).pushes).toEqual([])
  })
})

describe('push faults', () => {
  const fault = (fault: object, when: object = {}) => sandbox.faults({ call: 'push', when, fault })

  test('drop: it never comes', async () => {
    await fault({ kind: 'drop' }, { nth: [1] })
    const { pushes } = await failedTask()
    expect(statuses()).toEqual(['failed'])
    expect(pushes[0]).toMatchObject({ status: 'processing', outcome: 'dropped', fault: 'drop' })
  })

  test('duplicate: it comes several times', async () => {
    await fault({ kind: 'duplicate', times: 3 }, { nth: [2] })
    await failedTask()
    await eventually(() => receiver.pushes().length === 4)
    expect(statuses()).toEqual(['processing', 'failed', 'failed', 'failed'])
  })

  test('reorder: processing comes after the end', async () => {
    await fault({ kind: 'reorder' })
    await failedTask()
    await eventually(() => receiver.pushes().length === 2)
    expect(statuses()).toEqual(['failed', 'processing'])
  })

  test('delay: it comes late, and others overtake it', async () => {
    await fault({ kind: 'delay', milliseconds: 1500 }, { nth: [1] })
    await failedTask()
    expect(statuses()).toEqual(['failed'])
    await eventually(() => receiver.pushes().length === 2)
    expect(statuses()).toEqual(['failed', 'processing'])
  })

  test('forge: a wrong status, and then the true one', async () => {
    await fault({ kind: 'forge', as: 'status' }, { nth: [2] })
    const { taskId } = await failedTask()
    await eventually(() => receiver.pushes().length === 3)
    expect(statuses()).toEqual(['processing', 'success', 'failed'])
    expect(receiver.pushes()[1]?.body).toMatchObject({
      task_id: taskId,
      file_id: '999999999999999',
    })
  })

  test('forge: a status of one’s choice, instead of the true one', async () => {
    await fault({ kind: 'forge', as: 'status', status: 'Reticulating', instead: true })
    await failedTask()
    expect(statuses()).toEqual(['Reticulating', 'Reticulating'])
  })

  test('forge: the id of another task', async () => {
    await fault(
      { kind: 'forge', as: 'task', taskId: '123456789012345', instead: true },
      { nth: [2] },
    )
    await failedTask()
    expect(receiver.pushes()[1]?.body).toMatchObject({
      task_id: '123456789012345',
      status: 'failed',
    })
  })

  test('forge: to an address with another token', async () => {
    await fault({ kind: 'forge', as: 'token' }, { nth: [2] })
    const { taskId } = await failedTask()
    await eventually(() => receiver.pushes().length === 3)
    expect(receiver.pushes().map(({ path }) => path)).toEqual([
      '/callback/t0ken',
      '/callback/t0kea',
      '/callback/t0ken',
    ])
    expect(receiver.pushes()[1]?.body).toMatchObject({ task_id: taskId, status: 'failed' })
  })

  test('capitals: as in an older sample', async () => {
    await fault({ kind: 'capitals' })
    await failedTask()
    expect(statuses()).toEqual(['Processing', 'Failed'])
  })

  test.each([
    ['malformed', 'application/json', /^\{"task_id".*[^}]$/],
    ['html', 'text/html', /^<html>/],
    ['empty', 'application/json', /^$/],
    ['huge', 'application/json', /^\{.*"padding":"x{1048576}"\}$/],
  ])('body: %s', async (as, contentType, text) => {
    await fault({ kind: 'body', as }, { nth: [1] })
    await failedTask()
    expect(receiver.pushes()[0]?.contentType).toBe(contentType)
    expect(receiver.pushes()[0]?.text).toMatch(text)
  })
})
