// The order of the categories: a flat list that is read as a tree of two levels.
import type { CategoryEntry } from '@/api/admin-types';

export interface Branch {
  category: CategoryEntry;
  children: CategoryEntry[];
}

/** The categories in this order; those it does not name come last. */
export function ordered(categories: readonly CategoryEntry[], order: readonly string[]): CategoryEntry[] {
  const place = new Map(order.map((id, at) => [id, at]));
  return [...categories].sort((one, other) => (place.get(one.id) ?? Infinity) - (place.get(other.id) ?? Infinity));
}

/** Every category once, in this order, without those that are no longer there. */
export function completed(categories: readonly CategoryEntry[], order: readonly string[]): string[] {
  return ordered(categories, order).map(({ id }) => id);
}

/** The first level with what stands below each. */
export function tree(categories: readonly CategoryEntry[]): Branch[] {
  const known = new Set(categories.map(({ id }) => id));
  const isTop = ({ value }: CategoryEntry) => value.parent === null || !known.has(value.parent);
  return categories.filter(isTop).map((category) => ({
    category,
    children: categories.filter(({ value }) => value.parent === category.id),
  }));
}

/** The order after a category has changed places with its neighbour of the same level; null at an end. */
export function movedBy(categories: readonly CategoryEntry[], id: string, by: -1 | 1): string[] | null {
  const branches = tree(categories);
  const family =
    branches.find(({ children }) => children.some((child) => child.id === id))?.children ??
    branches.map(({ category }) => category);
  const at = family.findIndex((category) => category.id === id);
  const neighbour = family[at + by];
  if (at < 0 || neighbour === undefined) return null;
  const order = categories.map((category) => category.id);
  return order.with(order.indexOf(id), neighbour.id).with(order.indexOf(neighbour.id), id);
}
