import { expect, test } from 'vitest'
import { meansTemplate, templateSlash } from '#components/templates/slash.ts'

test.each([
  ['/template', 9, { text: '', caret: 0 }],
  ['A fox, /template at night', 16, { text: 'A fox,  at night', caret: 7 }],
  ['狐狸/模板', 5, { text: '狐狸', caret: 2 }],
  ['狐狸，/模板', 6, { text: '狐狸，', caret: 3 }],
  ['and/template', 12, undefined],
  ['https://template', 16, undefined],
  ['/templat', 8, undefined],
  ['/template', 5, undefined],
])('%s with the caret at %i', (text, caret, place) => {
  expect(templateSlash(text, caret)).toEqual(place)
})

test('the menu knows the word by its beginning, in English, Chinese and pinyin', () => {
  for (const query of ['', 't', 'TEMP', '模', 'mob', 'template'])
    expect(meansTemplate(query)).toBe(true)
  for (const query of ['tilt', 'push', 'templates']) expect(meansTemplate(query)).toBe(false)
})
