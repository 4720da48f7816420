//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension SegmentRule {
    /// Reads a rule that was written in JsonLogic, so that it answers as it did there.
    ///
    /// ```swift
    /// let logic = try CanonicalJSON.decode(
    ///     JSONValue.self, from: #"{"and": [{"<": [{"var": "orders"}, 15]}, {"in": [{"var": "tier"}, ["gold", "silver"]]}]}"#)
    /// let rule = try SegmentRule(jsonLogic: logic, for: schema)
    /// try rule.text()   // orders ?? 0 < 15 and tier is known and tier in ("gold", "silver")
    /// ```
    ///
    /// In JavaScript, where JsonLogic comes from, what is missing is null: less than 15, since null counts as 0 there,
    /// different from every value, and equal to none. The rule says so in words, with `is known`, `is missing` and `??`: its
    /// verdict is yes where JsonLogic's result is truthy and no where it is falsy, never unknown. What cannot be said
    /// so is refused with its place, and nothing is converted: a text is never compared with a number.
    ///
    /// Operations: `and`, `or`, `!`, `!!`, `if`, `?:` (where a condition stands), `==`, `===`, `!=`, `!==`, `<`, `<=`, `>`, `>=`,
    /// `<` and `<=` of three, `in` (a list of constants, a text, a set), `var` with a constant default, `missing` as a
    /// condition, and `+`, `-`, `*` and `/` by a constant.
    ///
    /// The data that JsonLogic is given are those of the facts: what is missing is no member of them; a date is a text
    /// such as `"2026-11-22"`, a set an array, a flag a Boolean, a number of either type a number, and whole numbers are
    /// within ±(2⁵³ − 1), where JavaScript has them exactly. Of money and of instants it is only asked whether they are missing.
    ///
    /// - Parameters:
    ///   - logic: The rule in JsonLogic.
    ///   - schema: The attributes that the rule may ask.
    ///   - paths: The attribute for each path that `var` names otherwise, such as `["user.age": "age"]`.
    ///   - limits: The bounds on the rule, and on the nesting of its JsonLogic.
    /// - Throws: ``SegmentsError`` with the keys and indices that lead to the place, in the escapes of JSON Pointer (`/` is
    ///   `~1`): `unknownOperation`; `notExpressible` for what has no rule of the same answers; `unknownAttribute`,
    ///   `typeMismatch`, `numberOutOfRange` or `notFinite`; `limitExceeded`.
    /// - Complexity: O(*n*) in the size of the JsonLogic; a comparison of several attributes that may be missing has a
    ///   part for each of their combinations.
    public init(
        jsonLogic logic: JSONValue,
        for schema: Schema,
        paths: [String: AttributeName] = [:],
        limits: SegmentLimits = .default
    ) throws(SegmentsError) {
        var importer = LogicImporter(schema: schema, paths: paths, limits: limits)
        let rule = try importer.condition(logic, path: "", level: 1)
        do throws(SegmentsError) {
            try rule.check(against: schema, limits: limits)
        } catch {
            // The path would be one of the rule, which the author of the JsonLogic has never seen.
            throw SegmentsError(error.code, error.message)
        }
        self = rule
    }
}
