import { expect, test } from "vitest";
import { renderChart } from "./render-chart.ts";
import { slimSvg } from "./slim-svg.ts";

test("what is drawn stays, what nobody sees or reads goes", () => {
  const svg =
    '<svg class="marks"><g role="graphics-object" aria-label="x &lt;b&gt;"><path class="background" aria-hidden="true" ' +
    'd="M0,0h0v0h0Z" pointer-events="none"/><line transform="translate(0,0)" x2="70.84959" y2="-0.5" stroke="red" ' +
    'stroke-width="1" opacity="1"/><path d="M1.23456,2L-3.99999,0.001" opacity="0.5" stroke-width="1.5"/></g></svg>';
  expect(slimSvg(svg)).toBe(
    '<svg class="marks"><g><line x2="70.85" y2="-0.5" stroke="red"/>' +
      '<path d="M1.23,2L-4,0" opacity="0.5" stroke-width="1.5"/></g></svg>',
  );
});

test("names are told as they are, whatever they look like", async () => {
  const name = ' role="x" opacity="1" 1.23456 <path class="background" d=""/>';
  const { markup } = await renderChart({
    data: { values: [{ name }] },
    mark: "text",
    encoding: { text: { field: "name" } },
  });
  expect(markup).toContain('>role="x" opacity="1" 1.23456 &lt;path class="background" d=""/&gt;');
  expect(markup).not.toMatch(/aria-label|<[^<>]* role=/);
});
