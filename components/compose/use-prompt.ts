import { useCallback, useRef, useState } from 'react'
import { replaceText } from '#components/compose/replace-text.ts'
import { useEarlyText } from '#components/compose/use-early.ts'

/** The prompt, and the one way to write into it beside the keyboard: undo takes that back too. */
export function usePrompt(initial: string) {
  const [prompt, setPrompt] = useState(initial)
  const field = useRef<HTMLTextAreaElement>(null)
  useEarlyText(field, initial, setPrompt)
  const write = useCallback((text: string, caret = text.length) => {
    if (!field.current || !replaceText(field.current, text, caret)) setPrompt(text)
  }, [])
  return { prompt, type: setPrompt, write, field }
}

export type Writing = ReturnType<typeof usePrompt>
