/** A Vega expression: `25M`, which is what the format `~s` gives, as `25 MB`. */
export const bytesLabel = "replace(datum.label, regexp('([kMGT]?)$'), ' $1B')";
