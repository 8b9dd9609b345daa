import { useCallback, useEffect, useState } from 'react'

export type Tools = Awaited<ReturnType<typeof load>>

/**
 * What the prompt needs once somebody writes: linter, chips, menu, strip. Fetched when there is a prompt or
 * somebody is about to write one, so that the first look at the page does not wait for it; without it the prompt
 * is plain text and can be sent all the same.
 */
export function useTools(wanted: boolean) {
  const [tools, setTools] = useState<Tools>()
  const wake = useCallback(function fetchTools() {
    load().then(setTools, () => addEventListener('online', fetchTools, { once: true }))
  }, [])
  useEffect(() => {
    if (wanted) wake()
  }, [wanted, wake])
  return { tools, wake }
}

export async function load() {
  const { tools } = await import('#components/directives/tools.ts')
  return tools
}
