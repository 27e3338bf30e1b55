// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/tfidf_svd.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/data/id_map.h"
#include "core/features/truncated_svd.h"

namespace armillary::features {

namespace {

using data::Attribute;
using data::AttributeType;
using data::Dataset;

bool is_word_byte(unsigned char c) {
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_categorical(const Attribute& column) {
    return column.type == AttributeType::categorical || column.type == AttributeType::multi_categorical;
}

std::vector<const Attribute*> columns_to_read(const Dataset& dataset, const TextOptions& options) {
    std::vector<const Attribute*> columns;
    for (const std::string& name : options.columns) {
        const Attribute* column = dataset.item_table().find(name);
        if (!column || column->type != AttributeType::text) {
            std::vector<std::string> known;
            for (const Attribute& other : dataset.item_table().columns)
                if (other.type == AttributeType::text) known.push_back(other.name);
            throw UsageError(fmt::format("items have no text column '{}'; there are: {}", name, join(known, ", ")),
                             "features.columns");
        }
        columns.push_back(column);
    }
    for (const Attribute& column : dataset.item_table().columns) {
        const bool text = column.type == AttributeType::text && options.columns.empty();
        if (text || (options.use_attributes && is_categorical(column) && !column.sensitive))
            columns.push_back(&column);
    }
    return columns;
}

/// Words of each item with their counts. A category is one word, marked by its column so that it does not mix with
/// text.
class Corpus {
 public:
    Corpus(const Dataset& dataset, const TextOptions& options)
        : items_(static_cast<size_t>(dataset.item_count())) {
        for (const Attribute* column : columns_to_read(dataset, options))
            for (int32_t item = 0; item < dataset.item_count(); ++item) {
                if (options.stop.stop_requested()) throw Cancelled();
                read(*column, item);
            }
        document_frequency_.assign(static_cast<size_t>(vocabulary_.size()), 0);
        for (const auto& words : items_)
            for (const auto& [word, count] : words) ++document_frequency_[static_cast<size_t>(word)];
    }

    SparseRows tfidf(const TextOptions& options) const {
        const std::vector<int32_t> column_of = choose_words(options);
        const auto documents = static_cast<double>(items_.size());
        SparseRows rows;
        rows.columns = *std::max_element(column_of.begin(), column_of.end()) + 1;
        for (const auto& words : items_) {
            std::vector<std::pair<int32_t, double>> row;
            double squares = 0;
            for (const auto& [word, count] : words) {
                const int32_t column = column_of[static_cast<size_t>(word)];
                if (column < 0) continue;
                const double df = document_frequency_[static_cast<size_t>(word)];
                const double weight = (1 + std::log(count)) * (1 + std::log((1 + documents) / (1 + df)));
                row.emplace_back(column, weight);
                squares += weight * weight;
            }
            std::sort(row.begin(), row.end());
            for (auto& [column, weight] : row) weight /= std::sqrt(squares);
            rows.rows.push_back(std::move(row));
        }
        return rows;
    }

 private:
    void read(const Attribute& column, int32_t item) {
        auto& words = items_[static_cast<size_t>(item)];
        const auto r = static_cast<size_t>(item);
        const auto add_category = [&](int32_t code) {
            if (code >= 0)
                ++words[vocabulary_.insert(
                    fmt::format("{}={}", column.name, column.categories[static_cast<size_t>(code)]))];
        };
        if (column.type == AttributeType::text) {
            for (const std::string& word : words_of(column.texts[r])) ++words[vocabulary_.insert(word)];
        } else if (column.type == AttributeType::categorical) {
            add_category(column.codes[r]);
        } else {
            for (int64_t at = column.offsets[r]; at < column.offsets[r + 1]; ++at)
                add_category(column.codes[static_cast<size_t>(at)]);
        }
    }

    /// The matrix column of each word, -1 = left out. Words of most items first, ties in alphabetical order;
    /// columns alphabetical.
    std::vector<int32_t> choose_words(const TextOptions& options) const {
        std::vector<int32_t> chosen;
        for (int32_t word = 0; word < vocabulary_.size(); ++word)
            if (document_frequency_[static_cast<size_t>(word)] >= options.min_df) chosen.push_back(word);
        if (chosen.empty())
            throw UsageError(
                vocabulary_.size() == 0
                    ? std::string("the text of every item is empty; attach item text or vectors")
                    : fmt::format("no word occurs in {} items or more; lower features.min_df or attach item text",
                                  options.min_df),
                "features");
        const auto alphabetical = [&](int32_t a, int32_t b) { return vocabulary_[a] < vocabulary_[b]; };
        std::sort(chosen.begin(), chosen.end(), [&](int32_t a, int32_t b) {
            const int32_t fa = document_frequency_[static_cast<size_t>(a)],
                          fb = document_frequency_[static_cast<size_t>(b)];
            return fa != fb ? fa > fb : alphabetical(a, b);
        });
        chosen.resize(std::min(chosen.size(), static_cast<size_t>(options.max_features)));
        std::sort(chosen.begin(), chosen.end(), alphabetical);
        std::vector<int32_t> column_of(static_cast<size_t>(vocabulary_.size()), -1);
        for (size_t c = 0; c < chosen.size(); ++c)
            column_of[static_cast<size_t>(chosen[c])] = static_cast<int32_t>(c);
        return column_of;
    }

    data::IdMap vocabulary_;
    std::vector<std::map<int32_t, int32_t>> items_;  ///< word -> count
    std::vector<int32_t> document_frequency_;
};

}  // namespace

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (size_t begin = 0, end; begin < text.size(); begin = end + 1) {
        end = begin;
        while (end < text.size() && is_word_byte(static_cast<unsigned char>(text[end]))) ++end;
        const bool digit = end - begin == 1 && text[begin] >= '0' && text[begin] <= '9';
        if (end - begin >= 2 || digit) words.push_back(to_lower_ascii(text.substr(begin, end - begin)));
    }
    return words;
}

bool has_text(const Dataset& dataset, const TextOptions& options) {
    return !columns_to_read(dataset, options).empty();
}

data::FeatureMatrix tfidf_svd(const Dataset& dataset, const TextOptions& options) {
    if (options.dim < 1 || options.min_df < 1 || options.max_features < 1)
        throw UsageError("dim, min_df and max_features are at least 1", "features");
    if (!has_text(dataset, options)) throw UsageError("items have no text and no attributes", "features");
    const SparseRows tfidf = Corpus(dataset, options).tfidf(options);
    data::FeatureMatrix features;
    features.modality = "tfidf_svd";
    features.source = "TF-IDF and truncated SVD of item text and attributes; no interaction was read";
    features.fitted_on = "all";
    features.rows = dataset.item_count();
    for (const auto& row : tfidf.rows) features.present.push_back(!row.empty());

    const TruncatedSvd svd = truncated_svd(tfidf, options.dim, options.stop);
    features.dim = static_cast<int32_t>(svd.singular_values.size());
    features.values = svd.scaled_left;
    if (options.normalise_rows)
        for (size_t row = 0; row < tfidf.rows.size(); ++row) {
            float* values = features.values.data() + row * svd.singular_values.size();
            const double norm = std::sqrt(std::inner_product(values, values + features.dim, values, 0.0));
            if (norm > 0)
                for (int32_t d = 0; d < features.dim; ++d) values[d] = static_cast<float>(values[d] / norm);
        }
    return features;
}

}  // namespace armillary::features
