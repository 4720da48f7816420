//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// Rules bound to the columns of one table at one instant: constants in the units of each column, parts in flat lists.
struct BulkPlan: Sendable {
    /// A part of the rules.
    struct Node: Sendable {
        enum Kind: Sendable { case all, any, leaf }
        let kind: Kind
        /// The first of its parts in ``BulkPlan/parts``, or the leaf.
        let first: Int
        let count: Int
        /// Whether more than one part or rule asks it, so that its answer is kept.
        var isShared = false
    }

    /// What is asked of the blocks of a column.
    struct Leaf: Hashable, Sendable {
        enum Kind: Hashable, Sendable { case never, ranges, codes, whole, computed }
        let kind: Kind
        let slot: Int
        /// The first of its ranges in ``BulkPlan/ranges`` or of its codes in ``BulkPlan/codes``, or its computation.
        let first: Int
        let count: Int
        /// Whether the rows that do not pass are the answer.
        let isComplement: Bool
        let missing: Missing
    }

    /// What becomes of rows without a value.
    enum Missing: Hashable, Sendable {
        /// The zero that is stored gives the right answer, or no value is missing.
        case asStored
        case never, always
    }

    /// A test of what a row's values come to, which is asked row by row.
    struct Computation: Sendable {
        let test: PreparedTest
        let slots: [Int]
        let isNegated: Bool
    }

    /// A test of a computation with whole numbers.
    struct WholeTest: Sendable {
        let program: WholeProgram
        let leaf: Leaf
        /// The slots of which one may be missing.
        let nullable: [Int]
    }

    /// A range of stored values; doubles as their bits.
    struct Range: Hashable, Sendable {
        enum Shape: Hashable, Sendable { case everything, atLeast, atMost, same, within }
        let shape: Shape
        let low: Int64
        let high: Int64
    }

    private(set) var nodes: [Node] = []
    private(set) var parts: [Int] = []
    private(set) var leaves: [Leaf] = []
    private(set) var ranges: [Range] = []
    /// For each code whether it passes.
    private(set) var codes: [Bool] = []
    private(set) var computations: [Computation] = []
    private(set) var wholeTests: [WholeTest] = []
    private(set) var roots: [Int] = []

    /// Binds rules to columns.
    init(_ graph: RuleGraph, _ columns: [Column], asOf: Timestamp, today: CivilDate?) {
        var indices: [Literal: Int] = [:]
        var places: [Int] = []
        for leaf in graph.leaves {
            guard let slot = leaf.test.askedSlot(columns) else {
                places.append(leaves.count)
                leaves.append(compute(leaf, columns))
                continue
            }
            let literal = Literal(leaf, slot: slot, columns[slot], asOf: asOf, today: today)
            if let index = indices[literal] {
                places.append(index)
            } else {
                places.append(leaves.count)
                indices[literal] = leaves.count
                leaves.append(bind(literal, columns[slot]))
            }
        }
        bind(graph, places, columns)
    }

    private mutating func compute(_ leaf: RuleGraph.Leaf, _ columns: [Column]) -> Leaf {
        let slots = leaf.test.operand.slots
        if let (test, program) = WholeProgram.test(leaf.test, columns) {
            let nullable = Set(slots).filter { columns[$0].known != nil }.sorted()
            let literal = Literal(computed: test, isNegated: leaf.isNegated)
            let bound = bind(literal, program.isNarrow ? Column.narrow : Column.wide)
            wholeTests.append(WholeTest(program: program, leaf: bound, nullable: nullable))
            return Leaf(
                kind: .whole,
                slot: slots.first ?? 0,
                first: wholeTests.count - 1,
                count: slots.count,
                isComplement: false,
                missing: nullable.isEmpty ? .asStored : literal.passesMissing ? .always : .never
            )
        }
        computations.append(Computation(test: leaf.test, slots: slots, isNegated: leaf.isNegated))
        return Leaf(
            kind: .computed,
            slot: slots.first ?? 0,
            first: computations.count - 1,
            count: slots.count,
            isComplement: false,
            missing: .asStored
        )
    }

    private mutating func bind(_ graph: RuleGraph, _ places: [Int], _ columns: [Column]) {
        var costs: [Int] = []
        var nodeOfLeaf: [Int: Int] = [:]
        // Tests of different words may bind to one leaf, and then are one node.
        var same: [Int] = []
        for (index, node) in graph.nodes.enumerated() {
            switch node {
            case .leaf(let leaf):
                let place = places[leaf]
                same.append(nodeOfLeaf[place] ?? index)
                nodeOfLeaf[place] = nodeOfLeaf[place] ?? index
                costs.append(cost(of: leaves[place], columns))
                nodes.append(Node(kind: .leaf, first: place, count: 0))
            case .all(let inner), .any(let inner):
                same.append(index)
                // The cheap parts first: they may spare the others.
                let ordered = inner.map { same[$0] }.sorted { (costs[$0], $0) < (costs[$1], $1) }
                for part in ordered { nodes[part].isShared = nodes[part].isShared || isUsed(part) }
                costs.append(ordered.reduce(1) { $0 + costs[$1] })
                let kind: Node.Kind = if case .all = node { .all } else { .any }
                nodes.append(Node(kind: kind, first: parts.count, count: ordered.count))
                parts += ordered
            }
        }
        for root in graph.roots.map({ same[$0] }) {
            nodes[root].isShared = nodes[root].isShared || isUsed(root) || roots.contains(root)
            roots.append(root)
        }
    }

    private func isUsed(_ node: Int) -> Bool { parts.contains(node) }

    private func cost(of leaf: Leaf, _ columns: [Column]) -> Int {
        switch leaf.kind {
        case .never: 0
        case .codes: 100
        case .computed: 1_000
        case .whole: 50
        case .ranges:
            switch columns[leaf.slot].values {
            case .bits: 1
            case .int8: 1 + leaf.count
            case .int16: 1 + 2 * leaf.count
            case .int32: 1 + 4 * leaf.count
            case .double: 1 + 10 * leaf.count
            case .int64: 1 + 20 * leaf.count
            }
        }
    }
}

// MARK: - Leaves

extension BulkPlan {
    /// The most ranges of codes that are scanned one after the other; more are looked up row by row.
    private static let mostRanges = 8

    private mutating func bind(_ literal: Literal, _ column: Column) -> Leaf {
        var values = literal.values
        let missing: Missing =
            if column.known == nil || values.passesZero == literal.passesMissing {
                .asStored
            } else {
                literal.passesMissing ? .always : .never
            }
        let complement = values.complement
        let isComplement = complement.count < values.count
        if isComplement { values = complement }
        let first = ranges.count
        switch values {
        case .whole(let whole):
            if let dictionary = column.dictionary, whole.pieces.count > Self.mostRanges {
                let start = codes.count
                for code in dictionary.values.indices { codes.append(whole.contains(Int64(code)) != isComplement) }
                return Leaf(
                    kind: .codes,
                    slot: literal.slot,
                    first: start,
                    count: dictionary.values.count,
                    isComplement: false,
                    missing: missing
                )
            }
            let width = column.values.width ?? .int64
            for piece in whole.pieces {
                if let range = Range(piece, unit: column.unit, width.bounds) { ranges.append(range) }
            }
        case .real(let real):
            for piece in real.pieces { ranges.append(Range(piece)) }
        }
        let count = ranges.count - first
        return Leaf(
            kind: count == 0 && !isComplement && missing != .always ? .never : .ranges,
            slot: literal.slot,
            first: first,
            count: count,
            isComplement: isComplement,
            missing: missing
        )
    }
}

extension BulkPlan.Range {
    /// The stored values of a range, or nil if no value that fits lies in it.
    fileprivate init?(_ range: ClosedRange<Int64>, unit: Int64, _ bounds: ClosedRange<Int64>) {
        let (floor, rest) = range.lowerBound.quotientAndRemainder(dividingBy: unit)
        let low = max(rest > 0 ? floor + 1 : floor, bounds.lowerBound)
        let (ceiling, excess) = range.upperBound.quotientAndRemainder(dividingBy: unit)
        let high = min(excess < 0 ? ceiling - 1 : ceiling, bounds.upperBound)
        guard low <= high else { return nil }
        self.low = low
        self.high = high
        shape =
            switch (low == bounds.lowerBound, high == bounds.upperBound) {
            case (true, true): .everything
            case (false, true): .atLeast
            case (true, false): .atMost
            case (false, false): low == high ? .same : .within
            }
    }

    fileprivate init(_ range: ClosedRange<Double>) {
        low = Int64(bitPattern: range.lowerBound.bitPattern)
        high = Int64(bitPattern: range.upperBound.bitPattern)
        shape =
            switch (range.lowerBound == .least, range.upperBound == .greatest) {
            case (true, true): .everything
            case (false, true): .atLeast
            case (true, false): .atMost
            case (false, false): range.lowerBound == range.upperBound ? .same : .within
            }
    }
}
