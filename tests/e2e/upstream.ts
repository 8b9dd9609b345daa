import { expect } from '@playwright/test'
import { answers, sandbox } from './product.ts'

/**
 * How the sandbox misbehaves. The tests run side by side on one sandbox, so the rules are set once
 * (playwright.config.ts) and each strikes only prompts with its word.
 */
export const words = {
  /** MiniMax never finishes it. */
  endless: 'stays-in-rendering',
  /** The same, for the one test that counts how often MiniMax is asked. */
  counted: 'is-asked-about',
  /** Taken, but neither the answer nor a push arrives. */
  lost: 'answer-is-lost',
  /** Taken at once, but the answer takes its time. */
  slow: 'answer-is-slow',
  /** MiniMax refuses the first three. */
  frail: 'fails-three-times',
} as const

export default async function setRules(): Promise<void> {
  await control('faults', [
    ...endless(words.endless),
    ...endless(words.counted),
    ...lost(words.lost),
    ...unpushed(words.slow, { kind: 'delay', at: 'after', milliseconds: 4_000 }),
    {
      call: 'create',
      when: { promptIncludes: words.frail, first: 3 },
      fault: { kind: 'base', code: 1026 },
    },
  ])
}

/** A task with `word` in its prompt is being rendered for ever. */
export function endless(word: string): object[] {
  const fault = { kind: 'status', word: 'Processing' }
  return [{ call: 'query', when: { promptIncludes: word }, fault }]
}

/** A task with `word` in its prompt is taken, and nobody here hears of it. */
export function lost(word: string): object[] {
  return unpushed(word, { kind: 'reset', at: 'after' })
}

/** The call to create it has that fault, and no push tells of it either. */
function unpushed(word: string, fault: object): object[] {
  const when = { promptIncludes: word }
  return [
    { call: 'create', when, fault },
    { call: 'push', when, fault: { kind: 'drop' } },
  ]
}

/** How many queries about a task with this word in its prompt the sandbox has seen. */
export async function queriesWith(word: string): Promise<number> {
  const {
    rules,
  }: { rules: { rule: { call: string; when: { promptIncludes?: string } }; seen: number }[] } =
    await (await fetch(`${sandbox}/__sandbox/faults`)).json()
  const found = rules.find(({ rule }) => rule.call === 'query' && rule.when.promptIncludes === word)
  return found?.seen ?? 0
}

/** For so long nobody listens where MiniMax should be. */
export function outage(milliseconds: number): Promise<void> {
  return control('outage', { milliseconds })
}

/** Resolves when somebody listens there again. */
export async function listening(): Promise<void> {
  while (!(await answers(`${sandbox}/__sandbox/health`)))
    await new Promise((resolve) => setTimeout(resolve, 200))
}

export type Task = {
  taskId: string
  status: string
  fileId: string | null
  callbackUrl: string
  request: { prompt: string }
}

/** The oracle: every create call that was accepted with exactly this prompt. */
export async function tasksWith(prompt: string): Promise<Task[]> {
  const { tasks }: { tasks: Task[] } = await (await fetch(`${sandbox}/__sandbox/tasks`)).json()
  return tasks.filter(({ request }) => request.prompt === prompt)
}

/** The one task of this prompt, once it is accepted. */
export async function accepted(prompt: string): Promise<Task> {
  await expect.poll(async () => (await tasksWith(prompt)).length, { timeout: 30_000 }).toBe(1)
  const [task] = await tasksWith(prompt)
  if (!task) throw new Error('the task is gone')
  return task
}

/** One call of the sandbox's control endpoint. */
export async function control(name: string, body: object): Promise<void> {
  const answer = await fetch(`${sandbox}/__sandbox/${name}`, {
    method: 'POST',
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`the sandbox refused: ${await answer.text()}`)
}
