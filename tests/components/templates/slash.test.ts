import { expect, test } from 'vitest'
import { meansTemplate } from '#components/templates/slash.ts'

test('the menu knows the word by its beginning, in English, Chinese and pinyin', () => {
  for (const query of ['', 't', 'TEMP', '模', 'mob', 'template'])
    expect(meansTemplate(query)).toBe(true)
  for (const query of ['tilt', 'push', 'templates']) expect(meansTemplate(query)).toBe(false)
})
