import { invalid } from "../errors.ts";
import { type Mask, readMask } from "../field-mask.ts";
import { withColorPairs } from "../normalise.ts";

/**
 * The mask of an update request.
 * @throws ApiError 400 when it is missing or empty, or names a field that the type does not have
 */
export function updateMask(fields: string | null | undefined, type: string): Mask {
  if (!fields?.trim())
    throw invalid("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)");
  const key = `${type} ${fields}`;
  const known = masks.get(key);
  if (known) return known;
  const mask = withColorPairs(
    readMask(fields.replace(/\s+/g, ""), type, (path) => invalid(`Invalid field: ${path}`)),
    type,
  );
  masks.set(key, mask);
  return mask;
}

/** A batch repeats few masks many times. */
const masks = new Map<string, Mask>();
