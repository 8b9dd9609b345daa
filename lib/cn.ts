/**
 * Joins class names. Nothing is merged: where a class shall beat one that its component has, it says so with
 * Tailwind's `!` (docs/decisions/0022).
 */
export { clsx as cn } from 'clsx'
