import type { ComponentProps } from 'react'

type Props = ComponentProps<'section'> & { 'aria-label': string }

/** What is wider or taller than its place: it can be reached and pushed by the keyboard, too. */
export function ScrollBox(props: Props) {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus, or only a mouse scrolls it
  return <section tabIndex={0} {...props} />
}
