import { expect } from 'vitest'
import { command } from './command.ts'
import { temporaryDirectory } from './directory.ts'

/** The one sentence with which `npm run <args>` does not go on, having ended with 1 and without a stack. */
export async function refusal(args: string[], variables: Record<string, string>): Promise<string> {
  const { code, output } = await command(args, {
    PORT: '0',
    SANDBOX_PORT: '0',
    DATA_DIR: temporaryDirectory(),
    ...variables,
  }).ended
  const sentences = output.split('\n').filter((line) => line.startsWith('✗ '))
  expect(code, output).toBe(1)
  expect(output).not.toMatch(/\n\s+at /)
  expect(sentences, output).toHaveLength(1)
  return sentences[0]?.slice(2) ?? ''
}
