//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What an account keeps by name: entries in the order in which they were made, each name once.
///
/// An account has tens of entries, the next one comes last, and what is mostly asked is whether a name is new. A list of
/// short digests answers that faster than a hash table, which would have to grow with each young account; two names with
/// the same digest cost a comparison and nothing else.
///
/// ```swift
/// account.redemptions[try RedemptionID("r-1")]?.refunded   // nil if no such redemption is remembered
/// account.accruals.map(\.granted)                          // of each accrual, the first one first
/// ```
public struct EntryTable<Entry: AccountEntry>: Sendable {
    private var entries: [Entry] = []
    /// The digests of the names of ``entries``.
    private var digests: [UInt32] = []

    init() {}

    /// Creates a table of entries in any order, or nil if two have the same name.
    init?(_ entries: some Sequence<Entry>) {
        self.entries = entries.sorted(by: Entry.precedes)
        self.digests = self.entries.map { Entry.digest(of: $0.name) }
        guard Set(self.entries.map(\.name)).count == self.entries.count else { return nil }
    }

    /// Returns the entry of a name.
    ///
    /// - Parameter name: The name.
    /// - Returns: The entry of a name, or nil if there is none.
    /// - Complexity: O(*n*) in the number of entries, at a fraction of a nanosecond each.
    public subscript(name: Entry.Name) -> Entry? { index(of: name).map { entries[$0] } }

    /// Returns whether there is an entry of a name.
    ///
    /// - Parameter name: The name.
    /// - Returns: Whether there is an entry of a name.
    /// - Complexity: That of a subscript.
    public func contains(name: Entry.Name) -> Bool { index(of: name) != nil }

    /// The place of the entry of a name, or nil if there is none.
    func index(of name: Entry.Name) -> Int? {
        let digest = Entry.digest(of: name)
        // From the last one, because what is asked for mostly happened lately.
        var index = digests.count
        while index >= 8 {
            // Eight at once and without a branch each, which a compiler turns into one comparison.
            var isNear = false
            for near in index - 8..<index { isNear = (digests[near] == digest) || isNear }
            if isNear, let found = lastIndex(of: name, digest, in: index - 8..<index) { return found }
            index -= 8
        }
        return lastIndex(of: name, digest, in: 0..<index)
    }

    private func lastIndex(of name: Entry.Name, _ digest: UInt32, in range: Range<Int>) -> Int? {
        var index = range.upperBound
        while index > range.lowerBound {
            index -= 1
            if digests[index] == digest, entries[index].name == name { return index }
        }
        return nil
    }
}

// MARK: - Changing

extension EntryTable {
    /// Adds an entry in its place, unless there is one of its name.
    ///
    /// - Returns: Whether it was added.
    mutating func insert(_ entry: Entry) -> Bool {
        let name = entry.name
        guard !contains(name: name) else { return false }
        var place = entries.count
        while place > 0, Entry.precedes(entry, entries[place - 1]) { place -= 1 }
        let digest = Entry.digest(of: name)
        // The latest entry is the common one, and appending is cheaper than inserting at the end.
        if place == entries.count {
            entries.append(entry)
            digests.append(digest)
        } else {
            entries.insert(entry, at: place)
            digests.insert(digest, at: place)
        }
        return true
    }

    /// Adds the entries of another table but for those whose names are taken.
    mutating func merge(_ other: EntryTable) {
        for entry in other { _ = insert(entry) }
    }

    /// Changes an entry in place; neither its name nor what its order depends on may change.
    mutating func update<Failure: Error>(
        at index: Int,
        _ change: (inout Entry) throws(Failure) -> Void
    ) throws(Failure) {
        try change(&entries[index])
    }

    /// Changes all entries; neither their names nor their order may change.
    mutating func updateEach(_ change: (inout Entry) -> Void) {
        for index in entries.indices { change(&entries[index]) }
    }

    /// Removes the entries that meet a condition.
    mutating func removeAll(where isRemoved: (Entry) -> Bool) {
        guard entries.contains(where: isRemoved) else { return }
        entries.removeAll(where: isRemoved)
        digests = entries.map { Entry.digest(of: $0.name) }
    }

    /// The table of the entries that meet a condition.
    func filtered(_ isKept: (Entry) -> Bool) -> EntryTable {
        var table = self
        table.removeAll { !isKept($0) }
        return table
    }
}

// MARK: - Conformances

extension EntryTable: RandomAccessCollection {
    /// The place of the first entry.
    public var startIndex: Int { 0 }
    /// The place after the last entry.
    public var endIndex: Int { entries.count }

    /// The entry at a place.
    public subscript(position: Int) -> Entry { entries[position] }
}

extension EntryTable: Hashable {
    /// Whether both tables have the same entries.
    public static func == (lhs: EntryTable, rhs: EntryTable) -> Bool { lhs.entries == rhs.entries }

    /// Feeds the entries to a hasher.
    public func hash(into hasher: inout Hasher) { hasher.combine(entries) }
}
