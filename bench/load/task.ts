/** The bench's own name for an attempt's task. */
export function taskOf(attemptId: string): string {
  return attemptId.replaceAll('-', '')
}
