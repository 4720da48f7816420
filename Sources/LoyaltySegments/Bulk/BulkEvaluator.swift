//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Rules that are asked of all rows of a table at once, a thousand rows at a time.
///
/// ```swift
/// let evaluator = try BulkEvaluator([sleeping, promising])
/// let members = try evaluator.members(of: table, asOf: asOf)   // a membership for each rule
/// ```
///
/// The answers are those of ``PreparedRule/verdict(for:members:asOf:)``: a row belongs where the verdict is yes. Parts that several
/// rules share are asked once. For the reason of one row's answer, evaluate its ``ColumnTable/facts(at:)``.
public struct BulkEvaluator: Sendable {
    /// The rules in the order of the answers.
    public let rules: [PreparedRule]
    private let graph: RuleGraph

    /// Prepares rules to be asked together.
    ///
    /// - Parameter rules: Rules for one schema and, as far as they ask the calendar, one zone.
    /// - Throws: ``SegmentsError`` with code `schemaMismatch` if the rules have different schemas or zones.
    /// - Complexity: O(*n*) in the size of the rules.
    public init(_ rules: [PreparedRule]) throws(SegmentsError) {
        try PreparedRule.checkTogether(rules)
        self.rules = rules
        graph = RuleGraph(rules)
    }

    /// Returns which rows belong to each rule.
    ///
    /// - Parameters:
    ///   - table: What is known about the customers.
    ///   - segments: The members of each segment that the rules refer to.
    ///   - asOf: The instant that windows end at; those of events are as the table has them.
    /// - Returns: A membership for each rule.
    /// - Throws: ``SegmentsError`` with code `schemaMismatch` for a table of another schema or segments of another number of
    ///   rows, `missingWindow` or `unknownSegment` for one that the rules ask and that is not there.
    /// - Complexity: O(*n* · *m*) in the numbers of rows and of distinct parts of the rules.
    public func members(
        of table: ColumnTable,
        segments: [SegmentID: Membership] = [:],
        asOf: Timestamp
    ) throws(SegmentsError) -> [Membership] {
        try members(of: table, blocks: 0..<table.blockCount, segments: segments, asOf: asOf)
    }

    /// Returns which rows of some blocks belong to each rule, for a host that splits the work itself.
    ///
    /// Join the answers for consecutive ranges with ``Membership/init(joining:)``.
    ///
    /// - Parameters:
    ///   - table: What is known about the customers.
    ///   - blocks: The blocks, ``ColumnTable/blockRows`` rows each; those that the table does not have are left out.
    ///   - segments: The members of each segment that the rules refer to.
    ///   - asOf: The instant that windows end at; those of events are as the table has them.
    /// - Returns: A membership for each rule, whose row 0 is the first row of the first block.
    /// - Throws: ``SegmentsError`` with code `schemaMismatch` for a table of another schema or segments of another number of
    ///   rows, `missingWindow` or `unknownSegment` for one that the rules ask and that is not there.
    /// - Complexity: O(*n* · *m*) in the numbers of rows and of distinct parts of the rules.
    public func members(
        of table: ColumnTable,
        blocks: Range<Int>,
        segments: [SegmentID: Membership] = [:],
        asOf: Timestamp
    ) throws(SegmentsError) -> [Membership] {
        guard rules.allSatisfy({ $0.schema == table.schema }) else {
            throw SegmentsError(.schemaMismatch, "a table has the schema that the rules were prepared for")
        }
        let blocks = blocks.clamped(to: 0..<table.blockCount)
        let columns = try columns(of: table, segments)
        let today = rules.lazy.compactMap { $0.today(asOf: asOf) }.first
        let plan = BulkPlan(graph, columns, asOf: asOf, today: today)
        var run = BlockRun(plan, columns, asOf: asOf, today: today)
        var masks = plan.roots.map { _ in [BlockMask](repeating: .empty, count: blocks.count) }
        for block in blocks {
            for (rule, root) in plan.roots.enumerated() {
                masks[rule][block - blocks.lowerBound] = run.rows(of: root, in: block)
            }
        }
        let rows = min(blocks.upperBound * BlockMask.rows, table.rowCount) - blocks.lowerBound * BlockMask.rows
        return masks.map { Membership(blocks: $0, rowCount: max(rows, 0)) }
    }

    /// Returns which rows belong to each rule, worked out by several tasks.
    ///
    /// - Parameters:
    ///   - table: What is known about the customers.
    ///   - segments: The members of each segment that the rules refer to.
    ///   - asOf: The instant that windows end at; those of events are as the table has them.
    ///   - tasks: The number of tasks, each with a part of the table; brought into 1...1024.
    /// - Returns: A membership for each rule.
    /// - Throws: As ``members(of:segments:asOf:)``.
    public func members(
        of table: ColumnTable,
        segments: [SegmentID: Membership] = [:],
        asOf: Timestamp,
        tasks: Int
    ) async throws(SegmentsError) -> [Membership] {
        let count = min(max(tasks, 1), 1_024)
        let blocks = table.blockCount
        let results = await withTaskGroup(of: (Int, Result<[Membership], SegmentsError>).self) { group in
            for task in 0..<count {
                let range = blocks * task / count..<blocks * (task + 1) / count
                group.addTask {
                    do throws(SegmentsError) {
                        return (task, .success(try members(of: table, blocks: range, segments: segments, asOf: asOf)))
                    } catch {
                        return (task, .failure(error))
                    }
                }
            }
            var results: [Int: Result<[Membership], SegmentsError>] = [:]
            for await (task, result) in group { results[task] = result }
            return results
        }
        var parts: [[Membership]] = rules.map { _ in [] }
        for task in 0..<count {
            guard let part = try results[task]?.get() else { continue }
            for (rule, membership) in part.enumerated() { parts[rule].append(membership) }
        }
        return parts.map { Membership(joining: $0) }
    }

    /// The columns of all slots that the rules read.
    private func columns(
        of table: ColumnTable,
        _ segments: [SegmentID: Membership]
    ) throws(SegmentsError) -> [Column] {
        var columns = table.columns
        for source in graph.sources {
            switch source {
            case .window(let window):
                guard let column = table.windows[window] else {
                    throw SegmentsError(.missingWindow, "the table has a column for each window that its rules ask")
                }
                columns.append(column)
            case .segment(let segment):
                guard let members = segments[segment] else {
                    throw SegmentsError(.unknownSegment, "the members of each segment that rules refer to are at hand")
                }
                guard members.rowCount == table.rowCount else {
                    throw SegmentsError(.schemaMismatch, "a segment's members are rows of the table")
                }
                columns.append(Column(flags: members.blocks))
            }
        }
        return columns
    }
}

extension PreparedRule {
    /// Checks that rules have one schema and, as far as they ask the calendar, one zone.
    static func checkTogether(_ rules: [PreparedRule]) throws(SegmentsError) {
        guard rules.allSatisfy({ $0.schema == rules[0].schema }) else {
            throw SegmentsError(.schemaMismatch, "rules that are asked together have one schema")
        }
        guard Set(rules.filter(\.table.needsZone).map(\.zone)).count <= 1 else {
            throw SegmentsError(.schemaMismatch, "rules that are asked together ask the calendar of one zone")
        }
    }
}
