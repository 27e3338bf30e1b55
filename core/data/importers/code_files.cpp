// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/importers/code_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/data/importers/columns.h"
#include "core/data/importers/json.h"
#include "core/data/importers/keys.h"
#include "core/data/importers/records.h"

namespace armillary::data {

using nlohmann::json;

namespace {

constexpr size_t kMostLevels = 64;
constexpr int64_t kMostCodes = 1 << 24;

/// Codes as they are written.
struct WrittenRows {
    std::vector<std::string> keys;
    std::vector<std::vector<std::string>> words;
};

/// `<a_183>` in parts: what stands before the number, and the number.
struct Word {
    std::string_view prefix;
    std::string_view digits;  ///< empty: no number at the end
};

Word parts_of(std::string_view word) {
    if (word.starts_with('<') && word.ends_with('>')) word.remove_suffix(1);
    const size_t digits = word.find_last_not_of("0123456789") + 1;
    return {word.substr(0, digits), word.substr(digits)};
}

bool is_negative(const Word& word) {
    if (!word.prefix.ends_with('-') || word.digits.empty()) return false;
    const std::string_view before = word.prefix.substr(0, word.prefix.size() - 1);
    return before.empty() || before.ends_with('_') || before.ends_with('<');
}

[[noreturn]] void refuse(const std::string& where, const std::string& key, size_t level,
                         const std::string& problem) {
    throw BadInput(fmt::format("item {}, level {}: {}. Codes are whole numbers from 0 to {}, or words",
                               excerpt(key), level + 1, problem, format_count(kMostCodes - 1)),
                   where);
}

/// Turns one level's words into codes.
class LevelCodes {
 public:
    void look_at(const std::string& word) {
        const Word parts = parts_of(word);
        if (parts.digits.empty()) are_numbers_ = false;
        if (prefix_ && *prefix_ != parts.prefix) are_numbers_ = false;
        prefix_ = parts.prefix;
    }
    /// Nothing for a number that is too large.
    std::optional<int32_t> code_of(const std::string& word) {
        if (!are_numbers_) return vocabulary_.insert(word);
        const auto number = parse_int(parts_of(word).digits);
        return number && *number < kMostCodes ? std::optional(static_cast<int32_t>(*number)) : std::nullopt;
    }
    bool are_numbers() const { return are_numbers_; }

 private:
    std::optional<std::string> prefix_;
    bool are_numbers_ = true;
    IdMap vocabulary_;
};

WrittenRows read_json_rows(std::string_view text, const std::string& where) {
    WrittenRows rows;
    for_each_member(text, where, [&](const std::string& key, const json& value) {
        if (!value.is_array() || value.empty() || value.size() > kMostLevels)
            throw BadInput(
                fmt::format("a list of 1 to {} codes is expected for item {}", kMostLevels, excerpt(key)), where);
        rows.keys.push_back(key);
        auto& words = rows.words.emplace_back();
        for (const json& code : value) {
            if (!code.is_string() && !code.is_number_integer())
                refuse(where, key, words.size(), fmt::format("{} is no code", excerpt(code.dump())));
            words.push_back(text_of(code));
            if (words.back().empty()) refuse(where, key, words.size() - 1, "the code is empty");
        }
    });
    return rows;
}

WrittenRows read_table_rows(std::string_view text, const std::string& where) {
    const std::string head(text.substr(0, text.find('\n', std::min<size_t>(text.size(), 64 << 10))));
    const Dialect dialect = sniff_dialect(head, {}, where);
    if (dialect.fields() < 2 || dialect.fields() > kMostLevels + 1)
        throw BadInput(fmt::format("{} columns: one with the item and 1 to {} with its codes are expected",
                                   dialect.fields(), kMostLevels),
                       where);
    WrittenRows rows;
    RecordReader reader(text, dialect.separator, dialect.quotes);
    std::vector<Field> fields;
    for (bool first = true; reader.next(fields); first = false) {
        if (first && dialect.header) continue;
        if (fields.size() != dialect.fields())
            throw BadInput(fmt::format("{} fields where the first line has {}", fields.size(), dialect.fields()),
                           fmt::format("{}:{}", where, reader.line()));
        rows.keys.emplace_back(fields[0].text);
        auto& words = rows.words.emplace_back();
        bool ended = false;
        for (size_t level = 0; level + 1 < fields.size(); ++level) {
            const std::string_view word = fields[level + 1].text;
            const bool absent = word.empty() || word == "-1";
            if (ended && !absent) refuse(where, rows.keys.back(), level, "a code stands after a gap");
            ended = ended || absent;
            if (!absent) words.emplace_back(word);
        }
    }
    return rows;
}

void warn_of_lengths(CodeRows& rows) {
    std::map<size_t, int64_t> lengths;
    for (const auto& codes : rows.codes)
        if (!codes.empty()) ++lengths[codes.size()];
    if (lengths.size() < 2) return;
    std::vector<std::string> words;
    for (const auto& [length, count] : lengths)
        words.push_back(fmt::format("{} with {}", format_count(count), length));
    rows.warnings.push_back(
        fmt::format("not all items have the same number of codes: {}; shorter ones end early", join(words, ", ")));
}

}  // namespace

CodeRows parse_codes(std::string_view text, const std::string& where) {
    WrittenRows written = trim(text).starts_with('{') ? read_json_rows(text, where) : read_table_rows(text, where);
    CodeRows rows;
    std::vector<LevelCodes> levels;
    for (size_t row = 0; row < written.keys.size(); ++row)
        for (size_t level = 0; level < written.words[row].size(); ++level) {
            const std::string& word = written.words[row][level];
            if (is_negative(parts_of(word)))
                refuse(where, written.keys[row], level, fmt::format("{} is negative", excerpt(word)));
            if (levels.size() <= level) levels.emplace_back();
            levels[level].look_at(word);
        }
    if (levels.empty()) throw BadInput("the file holds no codes", where);
    for (size_t row = 0; row < written.keys.size(); ++row) {
        auto& codes = rows.codes.emplace_back();
        for (size_t level = 0; level < written.words[row].size(); ++level) {
            const std::string& word = written.words[row][level];
            const auto code = levels[level].code_of(word);
            if (!code) refuse(where, written.keys[row], level, fmt::format("{} is too large", excerpt(word)));
            codes.push_back(*code);
        }
    }
    rows.keys = std::move(written.keys);
    rows.levels = static_cast<int32_t>(levels.size());
    for (size_t level = 0; level < levels.size(); ++level)
        if (!levels[level].are_numbers())
            rows.warnings.push_back(
                fmt::format("the codes of level {} are words, numbered in order of appearance", level + 1));
    warn_of_lengths(rows);
    return rows;
}

bool is_code_file(const std::string& name) {
    return name.ends_with(".json") && (name.find(".index") != std::string::npos || name == "index.json");
}

bool is_code_table(const std::string& name, const std::string& head) {
    if (!name.ends_with(".csv") && !name.ends_with(".tsv")) return false;
    try {
        const Dialect dialect = sniff_dialect(head, {}, name);
        if (!dialect.header || dialect.fields() < 2) return false;
        return std::all_of(dialect.names.begin() + 1, dialect.names.end(), [](const std::string& column) {
            const std::string plain = plain_name(column);
            const size_t digits = plain.find_last_not_of("0123456789") + 1;
            const std::string stem = plain.substr(0, digits);
            return digits < plain.size() &&
                   (stem == "code" || stem == "level" || stem == "sid" || stem == "token");
        });
    } catch (const Error&) {
        return false;
    }
}

ItemCodes codes_by_item(const CodeRows& rows, const std::vector<int32_t>& items_of_rows, int32_t items,
                        std::string name) {
    const auto levels = static_cast<size_t>(rows.levels);
    ItemCodes table{std::move(name), rows.levels, {}};
    table.codes.assign(static_cast<size_t>(items) * levels, -1);
    std::vector<bool> set(static_cast<size_t>(items));
    for (size_t row = 0; row < rows.keys.size(); ++row) {
        const int32_t item = items_of_rows[row];
        if (item == IdMap::kNone || set[static_cast<size_t>(item)]) continue;
        set[static_cast<size_t>(item)] = true;
        std::copy(rows.codes[row].begin(), rows.codes[row].end(),
                  table.codes.begin() + static_cast<std::ptrdiff_t>(static_cast<size_t>(item) * levels));
    }
    return table;
}

ItemCodes read_code_file(const std::filesystem::path& file, const IdMap& items,
                         std::vector<std::string>& warnings) {
    const CodeRows rows = parse_codes(read_file(file), file.string());
    const KeyMatch match = match_keys(rows.keys, items, {});
    const JoinReport& report = match.report;
    if (report.matched == 0)
        throw BadInput(
            fmt::format("none of its {} ids is an item of the data set; the first is {}",
                        format_count(static_cast<int64_t>(rows.keys.size())), excerpt(rows.keys.front())),
            file.string());
    warnings.insert(warnings.end(), rows.warnings.begin(), rows.warnings.end());
    if (match.offset != 0)
        warnings.push_back(fmt::format("the keys of the codes are the items' ids {} 1 and were matched so",
                                       match.offset > 0 ? "minus" : "plus"));
    if (report.unmatched_in_table > 0)
        warnings.push_back(fmt::format("ids with codes that are no items of the data set: {}, such as {}",
                                       format_count(report.unmatched_in_table),
                                       excerpt(report.examples_in_table.front())));
    std::set<int32_t> met;
    int64_t repeated = 0;
    for (int32_t item : match.rows) repeated += item != IdMap::kNone && !met.insert(item).second;
    if (repeated > 0)
        warnings.push_back(
            fmt::format("rows that repeat an item: {}; the first of each item counts", format_count(repeated)));
    return codes_by_item(rows, match.rows, items.size(), file.stem().string());
}

}  // namespace armillary::data
