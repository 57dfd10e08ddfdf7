import { type Content, html, type Html } from "./html.ts";

/** One part of the page, with its place in the contents. */
export interface Section {
  /** Fragment of its address. */
  readonly id: string;
  readonly heading: string;
  readonly body: Content;
}

export function sectionMarkup({ id, heading, body }: Section): Html {
  return html`<section id="${id}" aria-labelledby="${id}-heading">
    <h2 id="${id}-heading">${heading}</h2>
    ${body}
  </section>`;
}
