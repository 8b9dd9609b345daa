import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Field } from '#components/form/field.tsx'
import { Input } from '#components/ui/input.tsx'

function attributes(markup: string) {
  const [, input = ''] = /<input([^>]*)>/.exec(markup) ?? []
  return Object.fromEntries(
    [...input.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  )
}

test('a field names its control by its label', () => {
  const markup = renderToStaticMarkup(<Field label="Email">{(it) => <Input {...it} />}</Field>)
  const { id } = attributes(markup)
  expect(markup).toContain(`for="${id}"`)
  expect(attributes(markup)).not.toHaveProperty('aria-invalid')
})

test('an error marks the control as invalid and describes it before the hint does', () => {
  const markup = renderToStaticMarkup(
    <Field label="Email" hint="At work" error="Not an address">
      {(it) => <Input {...it} />}
    </Field>,
  )
  const found = attributes(markup)
  expect(found['aria-invalid']).toBe('true')
  const texts = found['aria-describedby']?.split(' ').map((id) => {
    const [, text] = new RegExp(`id="${id}"[^>]*>(.*?)</(?:p|div)>`).exec(markup) ?? []
    return text?.replace(/<[^>]*>/g, '')
  })
  expect(texts).toEqual(['Not an address', 'At work'])
})
