import { type RefObject, useEffect, useRef, useState } from 'react'

/** Whether the element is on the screen of a page that is looked at. */
export function useInSight(element: RefObject<Element | null>): boolean {
  const [inSight, setInSight] = useState(true)
  const onScreen = useRef(true)
  useEffect(() => {
    const look = () => setInSight(onScreen.current && !document.hidden)
    const observer = new IntersectionObserver((entries) => {
      onScreen.current = entries.at(-1)?.isIntersecting ?? true
      look()
    })
    if (element.current) observer.observe(element.current)
    document.addEventListener('visibilitychange', look)
    return () => {
      observer.disconnect()
      document.removeEventListener('visibilitychange', look)
    }
  }, [element])
  return inSight
}
