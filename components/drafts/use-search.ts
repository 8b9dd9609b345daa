import { useEffect, useState } from 'react'

type Ask<T> = (search: string, signal: AbortSignal) => Promise<T[] | undefined>

const quietMilliseconds = 150

/**
 * What a search finds, asked for when the typing rests. `within` names what else is asked, and a change of it asks
 * again. `found` is undefined when the server could not be asked; `first` is what Enter means: the first that was
 * found for what stands in the field now.
 */
export function useSearch<T>(ask: Ask<T>, within = '') {
  const [search, setSearch] = useState('')
  const [found, setFound] = useState<T[] | 'asking' | undefined>('asking')
  const [answered, setAnswered] = useState<string>()
  const asked = `${within} ${search}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` says everything that `ask` depends on
  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    const timer = setTimeout(async () => {
      const answer = await ask(search, signal)
      if (signal.aborted) return
      setFound(answer)
      setAnswered(asked)
    }, quietMilliseconds)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [asked])
  const items = Array.isArray(found) ? found : []
  return { search, setSearch, found, items, first: answered === asked ? items[0] : undefined }
}

export type Search<T> = ReturnType<typeof useSearch<T>>
