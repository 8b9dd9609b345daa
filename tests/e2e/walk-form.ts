/**
 * Runs in the page: presses everything that the settings offer, from every state that a press leads to, and tells which
 * states those were. The optimizer is left alone: it moves nothing.
 */
export async function walkForm(): Promise<{ reached: string[]; presses: number }> {
  const desk = document.querySelector('[aria-labelledby=settings-title]') ?? document
  const named = (name: string) =>
    [...desk.querySelectorAll('[role=listbox]')].find((list) => {
      const label = document.getElementById(list.getAttribute('aria-labelledby') ?? '')
      return label?.textContent === name
    })
  const options = (name: string) => [
    ...(named(name)?.querySelectorAll<HTMLElement>('[role=option]') ?? []),
  ]
  const switches = () => [...desk.querySelectorAll<HTMLInputElement>('[role=switch]')]
  const value = (name: string) =>
    options(name)
      .find((option) => option.ariaSelected === 'true')
      ?.getAttribute('aria-label') ?? ''
  const state = () =>
    [
      value('Model'),
      value('Resolution'),
      value('Duration').replace(/\D/g, ''),
      ...switches().map(({ checked }) => checked),
    ].join(' ')
  const settle = () => new Promise((resolve) => setTimeout(resolve))
  const press = async (element: HTMLElement | undefined) => {
    element?.click()
    await settle()
  }
  /** Names of everything that can be pressed now; the second switch only where it is not switched off. */
  const offers = () => [
    ...['Model', 'Resolution', 'Duration'].flatMap((list) =>
      options(list).map((option) => ({ list, name: option.getAttribute('aria-label') ?? '' })),
    ),
    ...(switches()[1]?.disabled === false ? [{ list: 'switch', name: '' }] : []),
  ]
  type Offer = ReturnType<typeof offers>[number]
  const take = ({ list, name }: Offer) =>
    press(
      list === 'switch'
        ? switches()[1]
        : options(list).find((option) => option.getAttribute('aria-label') === name),
    )
  const home = async () => {
    if (switches()[1]?.checked) await press(switches()[1])
    for (const [list, name] of [
      ['Model', 'MiniMax-Hailuo-2.3'],
      ['Resolution', '768P'],
      ['Duration', '6 s'],
    ] as const)
      await take({ list, name })
  }
  const paths = new Map<string, Offer[]>()
  const open: Offer[][] = [[]]
  let presses = 0
  for (let path = open.shift(); path; path = open.shift()) {
    await home()
    for (const offer of path) await take(offer)
    presses += 1
    if (paths.has(state())) continue
    paths.set(state(), path)
    for (const offer of offers()) open.push([...path, offer])
  }
  return { reached: [...paths.keys()], presses }
}
