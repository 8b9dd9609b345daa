import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { startSandbox } from '#sandbox/server.ts'

const running: ChildProcess[] = []
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

/** The sandbox in a process of its own, and what it printed. */
function run(env: Record<string, string>) {
  const child = spawn(process.execPath, ['sandbox/main.ts'], {
    env: { ...process.env, ...env },
  })
  running.push(child)
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    output += chunk
  })
  return { child, output: () => output }
}

test('The sandbox starts by its settings, says where it is, and ends on SIGTERM', async () => {
  const { child, output } = run({ SANDBOX_PORT: '0', SANDBOX_SPEED: '10' })
  await once(child.stdout, 'data')
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output())?.[0]
  const report = await (await fetch(`${url}/__sandbox/tasks`)).json()
  expect(report).toMatchObject({ speed: 10, tasks: [] })
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('A bad setting and a taken port are one sentence each, and exit code 1', async () => {
  const bad = run({ SANDBOX_SPEED: 'fast' })
  expect((await once(bad.child, 'close'))[0]).toBe(1)
  expect(bad.output()).toMatch(/^The setting SANDBOX_SPEED is not usable .*\n$/)

  const sandbox = await startSandbox({ port: 0 })
  const taken = run({ SANDBOX_PORT: new URL(sandbox.url).port })
  expect((await once(taken.child, 'close'))[0]).toBe(1)
  expect(taken.output()).toMatch(/^The port of the sandbox is taken\..*\n$/)
  await sandbox.close()
})

test('Closing does not wait for a caller that is still sending', async () => {
  const sandbox = await startSandbox({ port: 0 })
  const socket = connect(Number(new URL(sandbox.url).port), '127.0.0.1')
  socket.on('error', () => undefined)
  socket.write('POST /v1/video_generation HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{')
  await new Promise((resolve) => setTimeout(resolve, 100))
  const ended = once(socket, 'close')
  await sandbox.close()
  await ended
})

test('Closing ends connections that are open and tasks that are under way', async () => {
  const sandbox = await startSandbox({ port: 0 })
  await fetch(`${sandbox.url}/__sandbox/faults`, {
    method: 'POST',
    body: JSON.stringify([{ call: 'query', fault: { kind: 'delay', milliseconds: 60_000 } }]),
  })
  const open = fetch(`${sandbox.url}/task/1`)
  const failed = expect(open).rejects.toThrow()
  await new Promise((resolve) => setTimeout(resolve, 50))
  await sandbox.close()
  await failed
  await expect(fetch(sandbox.url)).rejects.toThrow()
})
