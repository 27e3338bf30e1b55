// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/data/importers/format.h"
#include "core/data/importers/json.h"
#include "core/data/importers/tables.h"
#include "core/data/importers/tokens.h"

namespace armillary::data {

using nlohmann::json;

namespace {

/// A line of JSON, or of Python as in the metadata of 2014.
std::optional<json> parse_line(std::string_view line, int64_t& python_lines) {
    auto value = parse_json(line);
    if (!value && (value = parse_python_literal(line))) ++python_lines;
    return value && value->is_object() ? std::move(value) : std::nullopt;
}

std::string field(const json& object, std::initializer_list<const char*> names) {
    for (const char* name : names)
        if (const auto found = object.find(name); found != object.end() && !found->is_null())
            return text_of(*found);
    return {};
}

std::optional<json> first_object(const std::string& head) {
    int64_t ignored = 0;
    if (!trim(head).starts_with('{')) return std::nullopt;
    return parse_line(trim(std::string_view(head).substr(0, head.find('\n'))), ignored);
}

bool is_review(const json& object) {
    return (object.contains("reviewerID") || object.contains("user_id")) &&
           (object.contains("asin") || object.contains("parent_asin")) &&
           (object.contains("overall") || object.contains("rating") || object.contains("unixReviewTime"));
}

bool is_metadata(const json& object) {
    return !is_review(object) && (object.contains("asin") || object.contains("parent_asin")) &&
           (object.contains("title") || object.contains("categories") || object.contains("main_category"));
}

/// Categories are a list (2018, 2023) or a list of paths from the root (2014); they become names joined by `|`.
std::string categories_of(const json& object) {
    std::vector<std::string> names;
    const auto add = [&](const json& name) {
        if (!name.is_string()) return;
        const std::string text = decode_html_entities(name.get<std::string>());
        if (!text.empty() && std::find(names.begin(), names.end(), text) == names.end()) names.push_back(text);
    };
    for (const char* key : {"categories", "category"})
        if (const auto list = object.find(key); list != object.end() && list->is_array())
            for (const json& part : *list) {
                if (part.is_array())
                    std::for_each(part.begin(), part.end(), add);
                else
                    add(part);
            }
    return join(names, "|");
}

/// `$1,299.00` as a number; nothing for ranges and words.
std::string price_of(const json& object) {
    std::string price = field(object, {"price"});
    std::erase_if(price, [](char c) { return c == '$' || c == ',' || c == ' '; });
    return parse_double(price) ? price : "";
}

/// Review files of McAuley's group: 2014 and 2018 (reviewerID, asin, overall, unixReviewTime in seconds), 2023
/// (user_id, parent_asin, rating, timestamp in milliseconds), with metadata beside them.
class AmazonReviews : public Format {
 public:
    FormatInfo info() const override {
        return {"amazon_reviews",
                "Amazon reviews as JSON lines (2014, 2018, 2023), with the metadata file beside them",
                {{"item_key", "parent_asin (default) or asin: which id of the 2023 release names the item"}}};
    }

    double detect(const Source& source, const ImportSettings&) const override {
        const Files files = find(source);
        return !files.reviews.empty() ? 0.9 : !files.metadata.empty() ? 0.6 : 0;
    }

    DatasetParts read(Context& context) const override {
        const std::string key = context.setting("item_key", "parent_asin");
        if (key != "parent_asin" && key != "asin")
            throw UsageError(fmt::format("item_key is '{}', and may be parent_asin or asin", key), "item_key");
        const Files files = find(context.source());
        if (files.reviews.empty() && files.metadata.empty())
            throw BadInput("no file holds reviews as JSON lines (reviewerID or user_id, asin, overall or rating)",
                           context.source().name());
        DatasetParts parts;
        for (const SourceEntry* entry : files.reviews) read_reviews(context, *entry, key, parts);
        for (const SourceEntry* entry : files.metadata)
            read_metadata(context, *entry, key, files.reviews.empty(), parts);
        return parts;
    }

 private:
    struct Files {
        std::vector<const SourceEntry*> reviews, metadata;
    };

    static Files find(const Source& source) {
        Files files;
        for (const SourceEntry& entry : source.entries()) {
            const auto object = first_object(source.head(entry));
            if (object && is_review(*object)) files.reviews.push_back(&entry);
            if (object && is_metadata(*object)) files.metadata.push_back(&entry);
        }
        return files;
    }

    static std::string item_of(const json& object, const std::string& key) {
        return key == "asin" ? field(object, {"asin", "parent_asin"}) : field(object, {"parent_asin", "asin"});
    }

    static void read_reviews(Context& context, const SourceEntry& entry, const std::string& key,
                             DatasetParts& parts) {
        const Text text = context.text(entry);
        parts.time_kind = TimeKind::utc_milliseconds;
        int64_t line_number = 0, python_lines = 0;
        for_each_line(text.view(), [&](std::string_view line, size_t end) {
            ++line_number;
            context.tick(entry, end);
            if (trim(line).empty()) return true;
            const auto review = parse_line(line, python_lines);
            std::string problem = review ? add_review(*review, key, parts)
                                         : fmt::format("the line is no JSON object: {}", excerpt(line));
            if (problem.empty()) return context.keep_row();
            ++context.report().rows_read;
            context.reject(entry, line_number, 0, std::move(problem));
            return true;
        });
        warn_of_python(context, entry, python_lines);
    }

    /// Why the review cannot be used, or nothing.
    static std::string add_review(const json& review, const std::string& key, DatasetParts& parts) {
        const std::string user = field(review, {"reviewerID", "user_id"}), item = item_of(review, key);
        if (std::string problem = problem_of_id(user); !problem.empty()) return "user: " + problem;
        if (std::string problem = problem_of_id(item); !problem.empty()) return "item: " + problem;
        const std::string rating = field(review, {"overall", "rating"}),
                          time = field(review, {"unixReviewTime", "timestamp"});
        const auto value = rating.empty() ? std::optional(std::nan("")) : parse_double(rating);
        if (!value || std::isinf(*value)) return fmt::format("the rating {} is no number", excerpt(rating));
        int64_t milliseconds = kNoTime;
        if (!time.empty()) {
            TimeFormat format;
            format.kind =
                review.contains("unixReviewTime") ? TimeFormat::Kind::seconds : TimeFormat::Kind::milliseconds;
            format.guessed = true;
            std::string reason;
            const auto parsed = format.parse(time, reason);
            if (!parsed) return reason;
            milliseconds = *parsed;
        }
        Interactions& rows = parts.interactions;
        rows.user.push_back(parts.users.insert(user));
        rows.item.push_back(parts.items.insert(item));
        rows.value.push_back(static_cast<float>(*value));
        rows.time.push_back(milliseconds);
        return {};
    }

    /// Texts are kept for the items of the data set alone: metadata files list millions more.
    static void read_metadata(Context& context, const SourceEntry& entry, const std::string& key, bool makes_items,
                              DatasetParts& parts) {
        const Text text = context.text(entry);
        Table table{entry.name, {"id", "title", "brand", "price", "categories", "description"}, {}};
        table.columns.resize(table.names.size());
        int64_t line_number = 0, python_lines = 0, unusable = 0, first_unusable = 0;
        for_each_line(text.view(), [&](std::string_view line, size_t end) {
            ++line_number;
            context.tick(entry, end);
            if (trim(line).empty()) return true;
            const auto object = parse_line(line, python_lines);
            const std::string id = object ? item_of(*object, key) : "";
            if (!problem_of_id(id).empty()) {
                if (unusable++ == 0) first_unusable = line_number;
                return true;
            }
            if (makes_items) parts.items.insert(id);
            const bool known = parts.items.find(id) != IdMap::kNone;
            const auto add = [&](size_t column, std::string cell) {
                table.columns[column].push_back(known ? std::move(cell) : "");
            };
            table.columns[0].push_back(id);
            add(1, decode_html_entities(field(*object, {"title"})));
            add(2, decode_html_entities(field(*object, {"brand", "store"})));
            add(3, price_of(*object));
            add(4, categories_of(*object));
            add(5, decode_html_entities(field(*object, {"description"})));
            return true;
        });
        warn_of_python(context, entry, python_lines);
        if (unusable > 0)
            context.warn(
                fmt::format("{}: {} lines are no object with an item id and were left out, the first is line {}",
                            entry.name, format_count(unusable), first_unusable));
        const KeyMatch match = join_keys(context, entry.name, "asin", table.columns[0], parts.items);
        constexpr std::array kTypes{AttributeType::text,
                                    AttributeType::text,
                                    AttributeType::categorical,
                                    AttributeType::numeric,
                                    AttributeType::multi_categorical,
                                    AttributeType::text};
        for (size_t c = 1; c < table.columns.size(); ++c)
            add_column(parts.item_table, parts.items.size(),
                       make_attribute(table.names[c], kTypes[c],
                                      cells_by_row(table.columns[c], match, parts.items.size()), '|'),
                       entry.name);
    }

    static void warn_of_python(Context& context, const SourceEntry& entry, int64_t lines) {
        if (lines > 0)
            context.warn(fmt::format("{}: {} lines are Python literals instead of JSON and were read as such",
                                     entry.name, format_count(lines)));
    }
};

}  // namespace

std::unique_ptr<Format> make_amazon_reviews() {
    return std::make_unique<AmazonReviews>();
}

}  // namespace armillary::data
