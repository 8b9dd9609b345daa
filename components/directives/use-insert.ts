import { useTranslations } from 'next-intl'
import { useCallback, useState } from 'react'
import type { Writing } from '#components/compose/use-prompt.ts'
import type { SlashPlace } from '#components/directives/slash.ts'
import { load } from '#components/directives/use-tools.ts'
import type { DirectiveId, DirectiveLanguage } from '#lib/camera/directives.ts'

/** Puts moves at the caret or where a slash stood. `note` says why the last one was not put. */
export function useInsert({ prompt, write, field }: Writing, language: DirectiveLanguage) {
  const camera = useTranslations('camera.insert')
  const [note, setNote] = useState<{ about: string; text: string }>()
  const put = useCallback(
    async (id: DirectiveId, text: string, start: number, end: number) => {
      const { insertDirective } = await load()
      const result = insertDirective(text, start, end, id, language)
      if ('text' in result) return write(result.text, result.caret)
      setNote({ about: text, text: camera(result.refused) })
      write(text, end)
    },
    [camera, language, write],
  )
  const insert = useCallback(
    (id: DirectiveId) => {
      if (!field.current) return
      const { value, selectionStart, selectionEnd } = field.current
      void put(id, value, selectionStart, selectionEnd)
    },
    [field, put],
  )
  const insertAt = useCallback(
    (id: DirectiveId, { text, caret }: SlashPlace) => void put(id, text, caret, caret),
    [put],
  )
  return { insert, insertAt, note: note?.about === prompt ? note.text : undefined }
}
