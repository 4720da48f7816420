//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The work of asking a plan about one block after the other.
struct BlockRun {
    private let plan: BulkPlan
    private let columns: [Column]
    private let asOf: Timestamp
    private let today: CivilDate?
    /// The answers of shared nodes for the block of their stamp.
    private var masks: [BlockMask]
    private var stamps: [Int]
    private var narrowStack: [Int32Lanes] = []
    private var wideStack: [Int64] = []

    init(_ plan: BulkPlan, _ columns: [Column], asOf: Timestamp, today: CivilDate?) {
        self.plan = plan
        self.asOf = asOf
        self.today = today
        self.columns = columns
        masks = Array(repeating: .empty, count: plan.nodes.count)
        stamps = Array(repeating: -1, count: plan.nodes.count)
    }

    /// Returns the rows of a block for which a part of the rules certainly holds.
    mutating func rows(of node: Int, in block: Int) -> BlockMask {
        let shape = plan.nodes[node]
        if shape.isShared, stamps[node] == block { return masks[node] }
        var mask: BlockMask
        switch shape.kind {
        case .leaf: mask = leafRows(plan.leaves[shape.first], block)
        case .all:
            mask = .full
            for part in shape.first..<shape.first + shape.count {
                mask &= rows(of: plan.parts[part], in: block)
                if mask.isEmpty { break }
            }
        case .any:
            mask = .empty
            for part in shape.first..<shape.first + shape.count { mask |= rows(of: plan.parts[part], in: block) }
        }
        if shape.isShared {
            stamps[node] = block
            masks[node] = mask
        }
        return mask
    }

    private mutating func leafRows(_ leaf: BulkPlan.Leaf, _ block: Int) -> BlockMask {
        var mask: BlockMask
        switch leaf.kind {
        case .never: return .empty
        case .codes: mask = lookedUp(leaf, block)
        case .whole: mask = wholeRows(plan.wholeTests[leaf.first], block)
        case .computed: return computed(plan.computations[leaf.first], block)
        case .ranges:
            let ranges = plan.ranges.span.extracting(leaf.first..<leaf.first + leaf.count)
            mask =
                switch columns[leaf.slot].values {
                case .bits(let blocks): Self.rows(ranges, blocks[block])
                case .int8(let vectors): Self.rows(ranges, vectors, block)
                case .int16(let vectors): Self.rows(ranges, vectors, block)
                case .int32(let vectors): Self.rows(ranges, vectors, block)
                case .int64(let vectors): Self.rows(ranges, vectors, block)
                case .double(let vectors): Self.rows(ranges, vectors, block)
                }
            if leaf.isComplement { mask = ~mask }
        }
        guard leaf.kind != .whole else { return masked(mask, leaf, plan.wholeTests[leaf.first].nullable, block) }
        switch leaf.missing {
        case .asStored: break
        case .never: if let known = columns[leaf.slot].known { mask &= known[block] }
        case .always: if let known = columns[leaf.slot].known { mask |= ~known[block] }
        }
        return mask
    }

    /// The rows of a computation, with those of which an operand is missing.
    private func masked(_ mask: BlockMask, _ leaf: BulkPlan.Leaf, _ nullable: [Int], _ block: Int) -> BlockMask {
        guard leaf.missing != .asStored else { return mask }
        var known = BlockMask.full
        for slot in nullable { if let rows = columns[slot].known { known &= rows[block] } }
        return leaf.missing == .always ? mask | ~known : mask & known
    }

    private mutating func wholeRows(_ test: BulkPlan.WholeTest, _ block: Int) -> BlockMask {
        let leaf = test.leaf
        // Its own list, because the stacks of this run change while it is read.
        let all = plan.ranges
        let ranges = all.span.extracting(leaf.first..<leaf.first + leaf.count)
        var mask = BlockMask.empty
        if test.program.isNarrow {
            test.program.narrow(columns, block, &narrowStack)
            mask = Self.rows(ranges, narrowStack, 0)
        } else {
            for row in 0..<BlockMask.rows {
                let value = test.program.value(columns, block * BlockMask.rows + row, &wideStack)
                for index in ranges.indices where value >= ranges[index].low && value <= ranges[index].high {
                    mask[row / 64] |= 1 << UInt64(row % 64)
                }
            }
        }
        return leaf.isComplement ? ~mask : mask
    }

    private static func rows(_ ranges: Span<BulkPlan.Range>, _ flags: BlockMask) -> BlockMask {
        var mask = BlockMask.empty
        for index in ranges.indices {
            if ranges[index].low == 0 { mask |= ~flags }
            if ranges[index].high == 1 { mask |= flags }
        }
        return mask
    }

    @inline(never)
    private static func rows<V: LaneVector>(
        _ ranges: Span<BulkPlan.Range>,
        _ vectors: [V],
        _ block: Int
    ) -> BlockMask {
        let start = block * V.vectorsPerBlock
        let values = vectors.span.extracting(start..<start + V.vectorsPerBlock)
        var mask = BlockMask.empty
        for index in ranges.indices {
            let range = ranges[index]
            let low = V(repeating: V.lane(range.low))
            let high = V(repeating: V.lane(range.high))
            switch range.shape {
            case .everything: mask = .full
            case .atLeast: mask |= values.rows(passing: AtLeast(low: low))
            case .atMost: mask |= values.rows(passing: AtMost(high: high))
            case .same: mask |= values.rows(passing: Same(value: low))
            case .within: mask |= values.rows(passing: Within(low: low, high: high))
            }
        }
        return mask
    }

    /// Asks for each row whether its code passes, which costs the same however many codes do.
    private func lookedUp(_ leaf: BulkPlan.Leaf, _ block: Int) -> BlockMask {
        var mask = BlockMask.empty
        let values = columns[leaf.slot].values
        for word in 0..<16 {
            var bits: UInt64 = 0
            for bit in 0..<64 {
                let code = Int(values.word(at: block * BlockMask.rows + word * 64 + bit))
                if code < leaf.count, plan.codes[leaf.first + code] { bits |= 1 << UInt64(bit) }
            }
            mask[word] = bits
        }
        return mask
    }

    /// Asks each row as the rule's tree does.
    private func computed(_ computation: BulkPlan.Computation, _ block: Int) -> BlockMask {
        let wanted: Verdict = computation.isNegated ? .no : .yes
        var values = [AttributeValue?](repeating: nil, count: columns.count)
        var mask = BlockMask.empty
        for row in 0..<BlockMask.rows {
            for slot in computation.slots { values[slot] = columns[slot].value(at: block * BlockMask.rows + row) }
            if computation.test.verdict(RuleInput(values, asOf, today: today)) == wanted {
                mask[row / 64] |= 1 << UInt64(row % 64)
            }
        }
        return mask
    }
}
