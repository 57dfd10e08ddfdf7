/** The variable that marks every process of a run, by which `clean` finds strays. */
export const RUN_MARKER = "SANDGAUGE_RUN";
