// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/importers/rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "core/base/text.h"

namespace armillary::data {

namespace {

constexpr int64_t kRowsPerBlock = 1 << 15;

/// The number of a short whole number without leading zeros, else -1: `7` and `007` are different ids.
int32_t small_number(std::string_view text) {
    if (text.empty() || text.size() > 7 || (text[0] == '0' && text.size() > 1)) return -1;
    int32_t number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return -1;
        number = number * 10 + (c - '0');
    }
    return number < RowParser::kSmallNumbers ? number : -1;
}

std::string name_of(const RowLayout& layout, Role role) {
    const int field = layout.field_of(role);
    return layout.dialect.header && field >= 0 ? layout.dialect.names[static_cast<size_t>(field)] : "";
}

}  // namespace

void RowBlock::clear() {
    user.clear();
    item.clear();
    texts.clear();
    value.clear();
    time.clear();
    behaviour.clear();
    part.clear();
    behaviours.clear();
    rejections.clear();
    rejected = lines = 0;
}

RowParser::RowParser(const RowLayout& layout, std::string file) : layout_(layout), file_(std::move(file)) {
    for (const Role role : layout.roles) wanted_[static_cast<size_t>(role)] = true;
    if (layout.part) wanted_[static_cast<size_t>(Role::part)] = true;
    user_name_ = name_of(layout, Role::user);
    item_name_ = name_of(layout, Role::item);
    fresh_.value = std::numeric_limits<float>::quiet_NaN();
    fresh_.part = static_cast<uint8_t>(layout.part.value_or(Part::train));
}

bool RowParser::parse_id(std::string_view text, Role role, RowBlock& block, int32_t& id,
                         std::string& reason) const {
    id = small_number(text);
    if (id >= 0) return true;
    reason = problem_of_id(text);
    if (reason.empty() && text == (role == Role::user ? user_name_ : item_name_))
        reason = "the header is repeated here";
    if (!reason.empty()) return false;
    id = -1 - static_cast<int32_t>(block.texts.size());
    block.texts.push_back(text);
    return true;
}

bool RowParser::parse(Role role, std::string_view text, RowBlock& block, Row& row, std::string& reason) const {
    switch (role) {
        case Role::user:
            return parse_id(text, role, block, row.user, reason);
        case Role::item:
            return parse_id(text, role, block, row.item, reason);
        case Role::value: {
            if (is_missing(text)) return true;
            std::optional<double> number;
            if (layout_.decimal == '.') {
                number = parse_double(text);
            } else {
                std::string with_point(text);
                std::replace(with_point.begin(), with_point.end(), layout_.decimal, '.');
                number = parse_double(with_point);
            }
            if (!number || !std::isfinite(*number)) {
                reason = fmt::format("the value {} is no number{}", excerpt(text),
                                     !number && text.find(',') != std::string_view::npos
                                         ? "; set decimal=, if it has a comma"
                                         : "");
                return false;
            }
            row.value = static_cast<float>(*number);
            return true;
        }
        case Role::time: {
            const auto time = layout_.time.parse(text, reason);
            row.time = time.value_or(kNoTime);
            return time.has_value();
        }
        case Role::time_offset: {
            const auto offset = is_missing(text) ? std::optional<int64_t>(0) : parse_int(text);
            if (!offset || *offset < 0 || *offset > TimeFormat::kMillisecondsEnd) {
                reason = fmt::format("the time offset {} is no number of milliseconds", excerpt(text));
                return false;
            }
            row.time_offset = *offset;
            return true;
        }
        case Role::behaviour: {
            auto& known = block.behaviours;
            const auto at = std::find(known.begin(), known.end(), text) - known.begin();
            if (at > std::numeric_limits<uint8_t>::max()) {
                reason =
                    fmt::format("{} is the 257th kind of interaction; is this the right column?", excerpt(text));
                return false;
            }
            if (at == static_cast<std::ptrdiff_t>(known.size())) known.push_back(text);
            row.behaviour = static_cast<uint8_t>(at);
            return true;
        }
        case Role::part: {
            const auto part = part_from(text);
            if (!part) {
                reason = fmt::format("the part {} is none of train, valid, test, 0, 1, 2", excerpt(text));
                return false;
            }
            row.part = static_cast<uint8_t>(*part);
            return true;
        }
        default:
            return true;
    }
}

void RowParser::append(const Row& row, RowBlock& block) const {
    block.user.push_back(row.user);
    block.item.push_back(row.item);
    if (wants(Role::value)) block.value.push_back(row.value);
    if (wants(Role::time)) block.time.push_back(row.time == kNoTime ? kNoTime : row.time + row.time_offset);
    if (wants(Role::behaviour)) block.behaviour.push_back(row.behaviour);
    if (wants(Role::part)) block.part.push_back(row.part);
}

void RowParser::reject(RowBlock& block, int64_t line, int64_t column, std::string reason) const {
    ++block.rejected;
    if (block.rejections.size() < ImportReport::kExamples)
        block.rejections.push_back({file_, line, column, std::move(reason)});
}

std::string RowParser::wrong_count(size_t fields) const {
    return fmt::format("the row has {} fields instead of {}", fields, layout_.dialect.fields());
}

RowSink::RowSink(Context& context, const RowParser& parser, DatasetParts& parts)
    : context_(context),
      parser_(parser),
      parts_(parts),
      users_before_(parts.users),
      items_before_(parts.items),
      behaviours_before_(parts.behaviours),
      rows_before_(parts.interactions.user.size()) {
    // An earlier file may have had fewer columns.
    Interactions& columns = parts.interactions;
    if (parser.wants(Role::value)) columns.value.resize(rows_before_, std::numeric_limits<float>::quiet_NaN());
    if (parser.wants(Role::time)) columns.time.resize(rows_before_, kNoTime);
    if (parser.wants(Role::behaviour)) columns.behaviour.resize(rows_before_);
    if (parser.wants(Role::part)) columns.part.resize(rows_before_);
}

void RowSink::index(const std::vector<int32_t>& ids, const std::vector<std::string_view>& texts, IdMap& map,
                    std::vector<int32_t>& of_number, std::vector<int32_t>& column) {
    const size_t first = column.size();
    column.resize(first + ids.size());
    for (size_t i = 0; i < ids.size(); ++i) {
        const int32_t id = ids[i];
        if (id < 0) {
            column[first + i] = map.insert(texts[static_cast<size_t>(-1 - id)]);
            continue;
        }
        const auto number = static_cast<size_t>(id);
        if (number >= of_number.size()) of_number.resize(std::max(number + 1, of_number.size() * 2), IdMap::kNone);
        if (of_number[number] == IdMap::kNone) {
            std::array<char, 12> digits{};
            const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), id).ptr;
            of_number[number] = map.insert({digits.data(), static_cast<size_t>(end - digits.data())});
        }
        column[first + i] = of_number[number];
    }
}

void RowSink::merge(const RowBlock& block) {
    Interactions& columns = parts_.interactions;
    index(block.user, block.texts, parts_.users, user_of_number_, columns.user);
    index(block.item, block.texts, parts_.items, item_of_number_, columns.item);
    columns.value.insert(columns.value.end(), block.value.begin(), block.value.end());
    columns.time.insert(columns.time.end(), block.time.begin(), block.time.end());
    columns.part.insert(columns.part.end(), block.part.begin(), block.part.end());
    std::vector<uint8_t> behaviour_of;
    for (const std::string_view word : block.behaviours) {
        auto& known = parts_.behaviours;
        const auto at = static_cast<size_t>(std::find(known.begin(), known.end(), word) - known.begin());
        if (at > std::numeric_limits<uint8_t>::max())
            throw BadInput("more than 256 kinds of interaction; choose another column with behaviour_column");
        if (at == known.size()) known.emplace_back(word);
        behaviour_of.push_back(static_cast<uint8_t>(at));
    }
    for (const uint8_t behaviour : block.behaviour) columns.behaviour.push_back(behaviour_of[behaviour]);
    for (const Rejection& rejection : block.rejections) {
        if (rejections_.size() == ImportReport::kExamples) break;
        rejections_.push_back(rejection);
        rejections_.back().line += lines_;
    }
    rows_ += block.rows();
    rejected_ += block.rejected;
    lines_ += block.lines;
}

void RowSink::truncate(size_t rows) {
    Interactions& columns = parts_.interactions;
    const auto cut = [rows](auto& column) { column.resize(std::min(column.size(), rows)); };
    cut(columns.user);
    cut(columns.item);
    cut(columns.value);
    cut(columns.time);
    cut(columns.behaviour);
    cut(columns.part);
}

void RowSink::restart() {
    truncate(rows_before_);
    parts_.users = users_before_;
    parts_.items = items_before_;
    parts_.behaviours = behaviours_before_;
    user_of_number_.clear();
    item_of_number_.clear();
    rejections_.clear();
    rows_ = rejected_ = lines_ = 0;
}

void RowSink::reserve(size_t bytes_so_far, size_t bytes_in_all) {
    if (reserved_ || bytes_so_far == 0) return;
    reserved_ = true;
    // Memory that is reserved and never written costs nothing; growing would hold a column twice.
    const double expected =
        1.25 * static_cast<double>(rows_) * static_cast<double>(bytes_in_all) / static_cast<double>(bytes_so_far);
    const size_t rows = rows_before_ + static_cast<size_t>(expected);
    Interactions& columns = parts_.interactions;
    columns.user.reserve(rows);
    columns.item.reserve(rows);
    if (parser_.wants(Role::value)) columns.value.reserve(rows);
    if (parser_.wants(Role::time)) columns.time.reserve(rows);
    if (parser_.wants(Role::behaviour)) columns.behaviour.reserve(rows);
    if (parser_.wants(Role::part)) columns.part.reserve(rows);
}

void RowSink::finish(const SourceEntry& entry) {
    ImportReport& report = context_.report();
    report.rows_read += rows_ + rejected_;
    report.rows_kept += rows_;
    for (Rejection& rejection : rejections_) {
        report.reject(entry.name, rejection.line, rejection.column, std::move(rejection.reason));
        --rejected_;
    }
    report.rows_rejected += rejected_;
}

namespace {

void read_quoted_rows(Context& context, const SourceEntry& entry, std::string_view text, size_t starts,
                      int64_t first_line, const RowParser& parser, RowSink& sink) {
    const Dialect& dialect = parser.layout().dialect;
    RecordReader reader(text.substr(starts), dialect.separator, dialect.quotes);
    RowBlock block;
    std::vector<Field> fields;
    std::string reason;
    const auto wanted = context.request().max_rows;
    const auto is_full = [&] {
        return wanted && context.report().rows_kept + sink.rows() + block.rows() >= *wanted;
    };
    while (!is_full() && reader.next(fields)) {
        RowParser::Row row = parser.fresh();
        const size_t texts = block.texts.size();
        size_t bad = 0;
        bool good = !reader.quote_is_open() && fields.size() == dialect.fields();
        if (!good)
            reason = reader.quote_is_open() ? "a quotation mark is not closed" : parser.wrong_count(fields.size());
        for (size_t i = 0; good && i < fields.size(); ++i) {
            good = parser.parse(parser.layout().roles[i], fields[i].text, block, row, reason);
            if (!good) bad = i + 1;
        }
        if (good) {
            parser.append(row, block);
        } else {
            block.texts.resize(texts);
            parser.reject(block, first_line - 1 + reader.line(), static_cast<int64_t>(bad), reason);
        }
        if (block.rows() + block.rejected == kRowsPerBlock) {
            sink.merge(block);
            block.clear();
            reader.forget();
            context.tick(entry, starts + reader.position(), sink.rows());
        }
    }
    sink.merge(block);
}

}  // namespace

void read_rows(Context& context, const SourceEntry& entry, const RowLayout& layout, DatasetParts& parts) {
    if (layout.has(Role::time))
        parts.time_kind =
            layout.time.kind == TimeFormat::Kind::ordinal ? TimeKind::ordinal : TimeKind::utc_milliseconds;
    const RowParser parser(layout, entry.name);
    RowSink sink(context, parser, parts);
    Text text = context.unchecked_text(entry);
    const auto first_row = [&] {
        RecordReader reader(text.view(), layout.dialect.separator, layout.dialect.quotes);
        std::vector<Field> fields;
        if (layout.dialect.header) reader.next(fields);
        return reader.position();
    };
    const auto line_at = [&](size_t byte) {
        return 1 + std::count(text.view().begin(), text.view().begin() + static_cast<std::ptrdiff_t>(byte), '\n');
    };
    size_t starts = first_row();
    if (context.request().max_rows ||
        !read_plain_rows(context, entry, text, starts, line_at(starts), parser, sink)) {
        sink.restart();
        context.check_encoding(text, entry);
        starts = first_row();
        read_quoted_rows(context, entry, text.view(), starts, line_at(starts), parser, sink);
    }
    sink.finish(entry);
}

void warn_of_whole_days(Context& context, const Interactions& interactions) {
    int64_t timed = 0, whole = 0;
    for (const int64_t time : interactions.time) {
        timed += time != kNoTime;
        whole += time != kNoTime && time % 86'400'000 == 0;
    }
    if (timed > 0 && static_cast<double>(whole) >= 0.99 * static_cast<double>(timed))
        context.warn(
            fmt::format("{:.1f} % of the times are whole days: the order of a user's interactions within a "
                        "day is arbitrary, and so are splits that cut within one",
                        100.0 * static_cast<double>(whole) / static_cast<double>(timed)));
}

}  // namespace armillary::data
