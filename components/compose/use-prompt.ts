import { useLocale, useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { replaceText } from '#components/compose/replace-text.ts'
import type { DirectiveId, DirectiveLanguage } from '#lib/camera/directives.ts'
import { insertDirective } from '#lib/camera/insert.ts'
import { applyFix, type TextFix } from '#lib/camera/problem.ts'

/** The prompt, and what writes into it beside the keyboard. */
export function usePrompt(initial: string) {
  const camera = useTranslations('camera.insert')
  const [prompt, setPrompt] = useState(initial)
  const [language, setLanguage] = useState<DirectiveLanguage>(useLocale() === 'zh-CN' ? 'zh' : 'en')
  const [note, setNote] = useState<string>()
  const field = useRef<HTMLTextAreaElement>(null)

  const write = (text: string, caret: number) => {
    setNote(undefined)
    if (!field.current || !replaceText(field.current, text, caret)) setPrompt(text)
  }
  const insert = (id: DirectiveId) => {
    const { selectionStart = prompt.length, selectionEnd = prompt.length } = field.current ?? {}
    const result = insertDirective(prompt, selectionStart, selectionEnd, id, language)
    if ('refused' in result) setNote(camera(result.refused))
    else write(result.text, result.caret)
  }
  const fix = (repair: TextFix) =>
    write(applyFix(prompt, repair), repair.start + repair.text.length)
  const type = (text: string) => {
    setNote(undefined)
    setPrompt(text)
  }
  return { prompt, type, insert, fix, language, setLanguage, note, field }
}
