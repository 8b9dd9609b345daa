import { sandbox } from './product.ts'

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
} as const

const rule = (call: string, word: string, fault: object) => ({
  call,
  when: { promptIncludes: word },
  fault,
})

export default async function setRules(): Promise<void> {
  const rules = [
    rule('query', words.endless, { kind: 'status', word: 'Processing' }),
    rule('query', words.counted, { kind: 'status', word: 'Processing' }),
    rule('create', words.lost, { kind: 'reset', at: 'after' }),
    rule('push', words.lost, { kind: 'drop' }),
  ]
  await control('faults', rules)
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

async function control(name: string, body: object): Promise<void> {
  const answer = await fetch(`${sandbox}/__sandbox/${name}`, {
    method: 'POST',
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`the sandbox refused: ${await answer.text()}`)
}
