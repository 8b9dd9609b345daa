import { type RefObject, useEffect, useRef, useState } from 'react'

/** Whether the element is in the window, or within `margin` of it. */
export function useInView<E extends Element>(
  margin: string,
  initially: boolean,
): [RefObject<E | null>, boolean] {
  const ref = useRef<E>(null)
  const [inView, setInView] = useState(initially)
  useEffect(() => {
    if (!ref.current) return
    const observer = new IntersectionObserver(
      ([entry]) => setInView(entry?.isIntersecting ?? false),
      { rootMargin: margin },
    )
    observer.observe(ref.current)
    return () => observer.disconnect()
  }, [margin])
  return [ref, inView]
}
