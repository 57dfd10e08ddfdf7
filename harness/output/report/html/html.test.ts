import { assert, property, string } from "fast-check";
import { expect, test } from "vitest";
import { html } from "./html.ts";

test("a value is text, between tags and in attributes", () => {
  const hostile = `"><script>alert('1')</script>&amp;`;
  expect(html`<p title="${hostile}">${hostile}</p>`.markup).toBe(
    `<p title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;">` +
      `&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;</p>`,
  );
});

test("control characters and bidirectional overrides are visible", () => {
  expect(html`${"a\u0000\u202Eb"}`.markup).toBe("a\\u0000\\u202eb");
});

test("markup, lists and what is absent", () => {
  const none: boolean = false;
  const items = [1, "<", html`<li>`].map((one) => html`${one},`);
  expect(html`<ul>${items}${none && "x"}${undefined}</ul>`.markup).toBe("<ul>1,&lt;,<li>,</ul>");
});

test("no text opens a tag or leaves an attribute", () => {
  assert(
    property(string({ unit: "binary" }), (text) => {
      expect(html`${text}`.markup).not.toMatch(/[<>"']/);
    }),
  );
});
