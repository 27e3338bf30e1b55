// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/importers/records.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/data/importers/columns.h"

namespace armillary::data {

namespace {

constexpr size_t kLongestQuoted = 1 << 20;
constexpr size_t kSampleRows = 200;

int find_name(const std::vector<std::string>& names, std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? -1 : static_cast<int>(found - names.begin());
}

char separator_from(const std::string& word) {
    static const std::map<std::string, char> kWords{{"tab", '\t'},      {"\\t", '\t'}, {"comma", ','},
                                                    {"semicolon", ';'}, {"pipe", '|'}, {"space", ' '}};
    if (const auto found = kWords.find(word); found != kWords.end()) return found->second;
    if (word.size() == 1 && word[0] != '"' && word[0] != '\n') return word[0];
    throw UsageError(
        fmt::format("'{}' is no separator; use one character, or tab, comma, semicolon, pipe or space", word),
        "separator");
}

/// In tab and pipe tables a quotation mark is mostly part of a name: it quotes only where every field that begins
/// with one also ends with one.
bool quotes_in_use(const std::string& head, char separator) {
    if (separator == ',' || separator == ';') return true;
    bool any = false;
    for (const std::string_view line : split(head, '\n'))
        for (const std::string_view field : split(trim(line), separator)) {
            if (!field.starts_with('"')) continue;
            if (field.size() < 2 || !field.ends_with('"')) return false;
            any = true;
        }
    return any;
}

std::vector<std::vector<std::string>> sample_rows(const std::string& head, char separator, bool quotes) {
    std::vector<std::vector<std::string>> rows;
    RecordReader reader(head, separator, quotes);
    for (std::vector<Field> fields; rows.size() < kSampleRows && reader.next(fields);) {
        auto& row = rows.emplace_back();
        for (const Field& field : fields) row.emplace_back(field.text);
    }
    return rows;
}

/// Share of rows with the commonest number of fields, a little more for more fields; 0 when that number is 1.
double fit_of(const std::vector<std::vector<std::string>>& rows) {
    std::map<size_t, size_t> counts;
    for (const auto& row : rows) ++counts[row.size()];
    double best = 0;
    for (const auto& [fields, count] : counts)
        if (fields > 1)
            best = std::max(best, static_cast<double>(count) / static_cast<double>(rows.size()) *
                                      (1 + 0.01 * static_cast<double>(std::min<size_t>(fields, 30))));
    return best;
}

/// Numbers are no names; words are, when one is known, when numbers stand below, or when none of them comes again
/// in its column.
bool looks_like_header(const std::vector<std::vector<std::string>>& rows) {
    const auto is_number = [](const std::string& cell) { return parse_double(cell).has_value(); };
    if (std::any_of(rows[0].begin(), rows[0].end(), is_number)) return false;
    if (std::any_of(rows[0].begin(), rows[0].end(), [](auto& cell) { return role_of_name(cell) != Role::skip; }))
        return true;
    bool comes_again = false;
    for (size_t r = 1; r < rows.size(); ++r) {
        if (std::any_of(rows[r].begin(), rows[r].end(), is_number)) return true;
        for (size_t c = 0; c < std::min(rows[r].size(), rows[0].size()); ++c)
            comes_again = comes_again || rows[r][c] == rows[0][c];
    }
    return !comes_again;
}

}  // namespace

int Dialect::column(std::string_view name) const {
    if (const int found = find_name(names, name); found >= 0) return found;
    const auto number = parse_int(name);
    return number && *number >= 1 && *number <= static_cast<int64_t>(names.size()) ? static_cast<int>(*number) - 1
                                                                                   : -1;
}

int Table::column(std::string_view name) const {
    return find_name(names, name);
}

Dialect sniff_dialect(const std::string& head, const ImportSettings& settings, const std::string& where) {
    Dialect dialect;
    const std::string separator = setting_of(settings, "separator");
    double best = 0;
    for (const char candidate : {'\t', ',', ';', '|', ' '}) {
        if (!separator.empty()) break;
        const double fit = fit_of(sample_rows(head, candidate, quotes_in_use(head, candidate)));
        // A space separates only where nothing better does: it occurs within most texts.
        if (fit > best && (candidate != ' ' || best < 0.5)) {
            best = fit;
            dialect.separator = candidate;
        }
    }
    if (!separator.empty()) dialect.separator = separator_from(separator);
    dialect.quotes = quotes_in_use(head, dialect.separator);
    dialect.sample = sample_rows(head, dialect.separator, dialect.quotes);
    if (dialect.sample.empty()) throw BadInput("the file is empty; choose one with rows", where);
    const std::string header = setting_of(settings, "header", "auto");
    if (header != "auto" && header != "yes" && header != "no")
        throw UsageError(fmt::format("header is '{}', and may be yes, no or auto", header), "header");
    dialect.header = header == "auto" ? looks_like_header(dialect.sample) : header == "yes";
    if (!dialect.header) {
        for (size_t i = 1; i <= dialect.sample[0].size(); ++i)
            dialect.names.push_back(fmt::format("column_{}", i));
        return dialect;
    }
    dialect.names = dialect.sample[0];
    dialect.sample.erase(dialect.sample.begin());
    for (size_t i = 0; i < dialect.names.size(); ++i) {
        const int first = find_name(dialect.names, dialect.names[i]);
        if (!dialect.names[i].empty() && first < static_cast<int>(i))
            throw BadInput(fmt::format("the header names {} twice, in columns {} and {}; rename one of them",
                                       excerpt(dialect.names[i]), first + 1, i + 1),
                           fmt::format("{}:1:{}", where, i + 1));
    }
    return dialect;
}

bool RecordReader::read_quoted(Field& field) {
    std::string* unescaped = nullptr;
    size_t from = at_ + 1;
    const size_t limit = std::min(text_.size(), at_ + kLongestQuoted);
    for (size_t at = from;; ++at) {
        at = text_.substr(0, limit).find('"', at);
        if (at == std::string_view::npos) {
            open_ = true;
            return false;
        }
        if (at + 1 < text_.size() && text_[at + 1] == '"') {
            if (!unescaped) unescaped = &unescaped_.emplace_back();
            unescaped->append(text_.substr(from, at + 1 - from));
            from = ++at + 1;
            continue;
        }
        size_t end = at + 1;
        if (end < text_.size() && text_[end] == '\r' && end + 1 < text_.size() && text_[end + 1] == '\n') ++end;
        if (end < text_.size() && text_[end] != separator_ && text_[end] != '\n') return false;
        if (unescaped) unescaped->append(text_.substr(from, at - from));
        field = {unescaped ? std::string_view(*unescaped) : text_.substr(from, at - from), true};
        next_line_ += std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                                 text_.begin() + static_cast<std::ptrdiff_t>(at), '\n');
        at_ = end;
        return true;
    }
}

std::string_view RecordReader::read_plain() {
    const size_t begin = at_;
    while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n') ++at_;
    return trim(text_.substr(begin, at_ - begin));
}

bool RecordReader::next(std::vector<Field>& fields) {
    fields.clear();
    open_ = false;
    while (at_ < text_.size() && (text_[at_] == '\n' || text_.substr(at_, 2) == "\r\n")) {
        at_ += text_[at_] == '\n' ? 1 : 2;
        ++next_line_;
    }
    if (at_ >= text_.size()) return false;
    line_ = next_line_;
    for (;;) {
        Field field;
        if (!quotes_ || at_ >= text_.size() || text_[at_] != '"' || !read_quoted(field))
            field = {read_plain(), false};
        fields.push_back(field);
        if (at_ >= text_.size()) return true;
        if (text_[at_++] == '\n') {
            ++next_line_;
            return true;
        }
    }
}

Table read_table(Context& context, const SourceEntry& entry, const Dialect& dialect) {
    const Text text = context.text(entry);
    Table table{entry.name, dialect.names, std::vector<std::vector<std::string>>(dialect.fields())};
    RecordReader reader(text.view(), dialect.separator, dialect.quotes);
    std::vector<Field> fields;
    if (dialect.header) reader.next(fields);
    int64_t skipped = 0, first_skipped = 0;
    while (reader.next(fields)) {
        if (fields.size() != dialect.fields()) {
            if (skipped++ == 0) first_skipped = reader.line();
        } else {
            for (size_t i = 0; i < fields.size(); ++i) table.columns[i].emplace_back(fields[i].text);
        }
        reader.forget();
        context.tick(entry, reader.position());
    }
    if (skipped > 0)
        context.warn(fmt::format("{}: {} rows do not have {} fields and were left out, the first in line {}",
                                 entry.name, format_count(skipped), dialect.fields(), first_skipped));
    return table;
}

}  // namespace armillary::data
