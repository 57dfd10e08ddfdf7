/** Part 3, section III-2, 部署密度函数: Density(T) = (N × (1 − Overhead(T))) / R. */
import { mustBe } from "./must-be.ts";

export interface DensityInputs {
  /** N, 节点资源总量: the node's resource, in any unit (bytes, cores). Not negative. */
  readonly nodeResource: number;
  /** Overhead(T), 虚拟化开销: the share of the node that the technology takes. From 0 to 1. */
  readonly overhead: number;
  /** R, 单个实例资源需求: what one instance takes, in the unit of N. More than 0. */
  readonly perInstance: number;
}

/**
 * Instances per node. Homogeneous: of degree 0 in (N, R) together, so their unit does not matter; of degree 1 in N.
 * @throws RangeError outside the domain
 */
export function density({ nodeResource, overhead, perInstance }: DensityInputs): number {
  mustBe(nodeResource >= 0, "density", `The node's resource is ${nodeResource}.`, "Give 0 or more.");
  mustBe(overhead >= 0 && overhead <= 1, "density", `The overhead is ${overhead}.`, "Give a share from 0 to 1.");
  mustBe(perInstance > 0, "density", `One instance takes ${perInstance}.`, "Give more than 0.");
  return (nodeResource * (1 - overhead)) / perInstance;
}

/** 密度提升因子: how many times as dense. @param than more than 0. @throws RangeError */
export function densityFactor(dense: number, than: number): number {
  mustBe(dense >= 0 && than > 0, "density factor", `It is ${dense} over ${than}.`, "Give densities above 0.");
  return dense / than;
}
