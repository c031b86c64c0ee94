// Percentiles and medians.

/** The value below which this share of values lies (nearest rank); `null` if there are none. */
export function percentile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted.length === 0 ? null : round(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]);
}

export function summary(values) {
  return { count: values.length, p50: percentile(values, 0.5), p95: percentile(values, 0.95), max: percentile(values, 1) };
}

/** The median of each number in objects of one shape, at any depth. */
export function medianOf(objects) {
  const median = (key) => {
    const values = objects.map((object) => object[key]);
    return typeof values[0] === "object" && values[0] ? medianOf(values) : percentile(values, 0.5);
  };
  return Object.fromEntries(Object.keys(objects[0]).map((key) => [key, median(key)]));
}

/** Three digits after the point. */
export function round(value) {
  return Math.round(value * 1000) / 1000;
}
