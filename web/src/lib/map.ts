// Places on the map everybody can open.

interface Point {
  latitude: number;
  longitude: number;
}

/** The address of a point on OpenStreetMap, with a mark on it. */
export function mapLink({ latitude, longitude }: Point): string {
  return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=18/${latitude}/${longitude}`;
}

/** Whether two points are one place as pages write them: to five decimals of a degree, about a metre. */
export function isSamePlace(one: Point, other: Point): boolean {
  return one.latitude.toFixed(5) === other.latitude.toFixed(5) && one.longitude.toFixed(5) === other.longitude.toFixed(5);
}
