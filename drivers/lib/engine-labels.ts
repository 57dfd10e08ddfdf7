/** What is written on everything that is made in an engine, so that it is told from everything else there. */

/** Its value is the run's name. */
export const RUN_LABEL = "sandgauge.run";

/** No name in this domain leads anywhere (RFC 2606): an image in it cannot be pulled from anybody. */
export const IMAGE_DOMAIN = "sandgauge.invalid";
