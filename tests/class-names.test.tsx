import { NextIntlClientProvider } from 'next-intl'
import type { ComponentType } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { twMerge } from 'tailwind-merge'
import { parseSync } from 'vite'
import { expect, test } from 'vitest'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { Card, CardDescription, CardTitle } from '#components/ui/card.tsx'
import { Input } from '#components/ui/input.tsx'
import { Label } from '#components/ui/label.tsx'
import { NativeSelect } from '#components/ui/native-select.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { Switch } from '#components/ui/switch.tsx'
import { ownSources } from './support/architecture/sources.ts'

/** Which class wins is decided by Tailwind's order, not by ours: one that shall beat another must say so with `!`. */

const parts: Record<string, ComponentType<object>> = {
  Badge,
  Button,
  Card,
  CardDescription,
  CardTitle,
  Input,
  Label,
  NativeSelect,
  Skeleton,
  Switch,
}

type Use = { name: string; props: Record<string, string>; className: string }

const uses = ownSources()
  .filter(({ path }) => path.endsWith('.tsx'))
  .flatMap(({ path, text }) =>
    usesIn(parseSync(path, text).program).map((use) => ({ path, ...use })),
  )

test('the uses are found', () => {
  expect(uses.length).toBeGreaterThan(50)
})

test('no class of a component is fought by one that its user adds', () => {
  const fights = uses.flatMap(({ path, name, props, className }) => {
    const own = classesOf(name, props)
    const merged = new Set(twMerge(`${own.join(' ')} ${className}`).split(' '))
    const lost = own.filter((one) => !merged.has(one))
    return lost.length > 0 ? [`${path}: ${name} has ${lost.join(' ')} against ${className}`] : []
  })
  expect(fights).toEqual([])
})

/** The classes that a component gives its control by itself. */
function classesOf(name: string, props: Record<string, string>): string[] {
  const Part = parts[name]
  if (!Part) throw new Error(`no part ${name}`)
  const marked = { ...props, className: 'given-by-its-user' }
  const markup = renderToStaticMarkup(
    <NextIntlClientProvider locale="en">
      <Part {...marked} />
    </NextIntlClientProvider>,
  )
  const classes = [...markup.matchAll(/class="([^"]*)"/g)].map(([, all]) => all?.split(' ') ?? [])
  return classes.find((all) => all.includes('given-by-its-user')) ?? []
}

type Node = { type?: string; [key: string]: unknown }

function usesIn(node: unknown): Use[] {
  if (typeof node !== 'object' || node === null) return []
  const below = Object.values(node).flatMap(usesIn)
  const { type, name, attributes } = node as Node
  const tag = String((name as Node | undefined)?.name)
  if (type !== 'JSXOpeningElement' || !Object.hasOwn(parts, tag)) return below
  const props = Object.fromEntries((attributes as Node[]).flatMap(textOf))
  const { className, ...rest } = props
  return className === undefined ? below : [{ name: tag, props: rest, className }, ...below]
}

/** Of an attribute that is plain text. */
function textOf({ name, value }: Node): [string, string][] {
  const text = value as Node | null | undefined
  if (text?.type !== 'Literal') return []
  return [[String((name as Node).name), String(text.value)]]
}
