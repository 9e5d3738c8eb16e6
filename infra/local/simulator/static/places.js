// The made-up city's map: its bounds, points worth choosing, a place in a message.
import { el } from './dom.js';
import { coordinates } from './format.js';

const BOUNDS = { north: 49.09, south: 49.05, west: 30.90, east: 30.98 };

export const PLACES = [
  { name: 'Соборна площа', x: 0.415, y: 0.284 }, { name: 'вул. Садова, 12', x: 0.17, y: 0.464 },
  { name: 'Парк «Вишневий»', x: 0.70, y: 0.20 }, { name: 'Ринок', x: 0.535, y: 0.50 },
  { name: 'Міст через Вишню', x: 0.62, y: 0.68 }, { name: 'Київ (не наше місто)', latitude: 50.4501, longitude: 30.5234 },
].map((place) => (place.latitude ? place : { ...place, ...pointAt(place.x, place.y) }));

/** The coordinates of a spot on the map, given as shares of its width and height. */
export function pointAt(x, y) {
  return {
    latitude: Number((BOUNDS.north - y * (BOUNDS.north - BOUNDS.south)).toFixed(6)),
    longitude: Number((BOUNDS.west + x * (BOUNDS.east - BOUNDS.west)).toFixed(6)),
  };
}

/** Where a point lies on the map, with room around it; null outside the city. */
export function mapPosition({ latitude, longitude }) {
  const x = (longitude - BOUNDS.west) / (BOUNDS.east - BOUNDS.west);
  const y = (BOUNDS.north - latitude) / (BOUNDS.north - BOUNDS.south);
  if (x < 0 || x > 1 || y < 0 || y > 1) return null;
  const inside = (value, margin) => Math.min(Math.max(value, margin), 1 - margin);
  return { x: inside(x, 0.19), y: inside(y, 0.15) };
}

/** A point in a message: a piece of the map with words under it. */
export function placeMap(point, ...words) {
  const spot = mapPosition(point);
  const given = words.filter(Boolean);
  return el('div', {},
    el('div', { class: 'place', title: coordinates(point) }, spot ? el('div', { class: 'place-map', style: { left: `calc(50% - ${spot.x * 800}px)`, top: `calc(50% - ${spot.y * 500}px)` } }) : null),
    el('div', { class: 'place-text' }, given.length ? given : coordinates(point)));
}
