import { expect, test } from "vitest";
import { requestsNs } from "./against-engine-client.ts";
import { type RelayedRequest, spentNs } from "./request-relay.ts";

const request = (path: string, beganNs: number, endedNs: number): RelayedRequest => ({ path, beganNs, endedNs });

test("time in which several requests are under way counts once", () => {
  const requests = [
    request("/c", 90, 100),
    request("/a", 10, 40),
    request("/b", 20, 30),
    request("/d", 35, 50),
    request("/e", 50, 51),
  ];
  expect(spentNs(requests)).toBe(51);
  expect(spentNs([])).toBe(0);
});

test("what the driver asks for too is told apart, each once, from what else a client asks for", () => {
  const requests = [
    request("/wait", 200, 203),
    request("/create", 10, 60),
    request("/wait", 61, 90),
    request("/start", 62, 80),
    request("/lease", 0, 5),
  ];
  const shared = ["/create", "/start", "/wait"];
  expect(requestsNs(requests, new Set(shared))).toEqual({ sharedNs: 79, ownNs: 8 });
  expect(() => requestsNs(requests, new Set([...shared, "/delete"]))).toThrow("/delete was not asked, but /lease, ");
});
