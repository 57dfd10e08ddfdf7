/** Part 3, section VI-2, 违反惩罚: 启动延迟每超过 1ms，业务转化率下降 0.5%. The contracts it speaks of stand above it. */
import { mustBe } from "./must-be.ts";

/** Milliseconds by which a start exceeds its contract's limit; 0 within it. @throws RangeError */
export function excessMs(startMs: number, limitMs: number): number {
  mustBe(
    startMs >= 0 && limitMs >= 0,
    "start penalty",
    `A start of ${startMs} ms with a limit of ${limitMs} ms.`,
    "Give 0 or more.",
  );
  return Math.max(0, startMs - limitMs);
}

function mustBeLoss(excess: number, lossPerMs: number): void {
  mustBe(
    excess >= 0 && lossPerMs >= 0 && lossPerMs <= 1,
    "start penalty",
    `The excess is ${excess} ms, the loss ${lossPerMs} per ms.`,
    "Give an excess of 0 or more and a loss from 0 to 1.",
  );
}

/**
 * The share of the conversion rate that is lost where each millisecond takes the same share of the original rate. Not
 * bounded: above 1 the model says that less than nobody converts. @throws RangeError
 */
export function linearConversionLoss(excess: number, lossPerMs: number): number {
  mustBeLoss(excess, lossPerMs);
  return excess * lossPerMs;
}

/** Likewise where each millisecond takes the same share of what is left: from 0 to 1. @throws RangeError */
export function compoundConversionLoss(excess: number, lossPerMs: number): number {
  mustBeLoss(excess, lossPerMs);
  return 1 - (1 - lossPerMs) ** excess;
}
