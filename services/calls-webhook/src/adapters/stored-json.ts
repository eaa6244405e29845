/** What one of our items holds as JSON, so of the shape that we wrote; JSON.parse's own error would quote the text. */
export function storedJson<Value>(text: string): Value {
  try {
    return JSON.parse(text) as Value;
  } catch {
    throw new TypeError('An item of the calls table is not JSON where it should be.');
  }
}
